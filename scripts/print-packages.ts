// Prints the packages that have tests, as an output of a GitHub workflow step: the matrix of .github/workflows/ci.yml.
import folders from '../vitest.workspace.ts'

const packages = folders.filter((folder) => folder !== 'scripts')
console.log(`folders=${JSON.stringify(packages)}`)
