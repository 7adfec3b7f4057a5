// Checks that packages import only from the floors below them: see design.md, *The house*, and scripts/floors/.
import { checkFloors } from './floors/check-floors.ts'
import * as plan from './floors/floors.ts'
import { readPackageFiles } from './floors/read-package-files.ts'
import { toPackages } from './floors/to-packages.ts'

const packages = toPackages(await readPackageFiles(new URL('../', import.meta.url).pathname))
const problems = checkFloors(packages, plan)

for (const { path, line, message } of problems) console.error(`${path}:${line}: ${message}`)
if (problems.length > 0) process.exitCode = 1
else {
  const files = packages.flatMap((each) => each.files)
  const imports = files.flatMap((file) => file.imports)
  console.log(
    `Floors: ${packages.length} packages, ${files.length} files and ${imports.length} imports are in order.`,
  )
}
