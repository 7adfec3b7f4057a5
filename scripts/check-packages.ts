// Checks the packages as they would be published, once they are built: see scripts/packages/.
import { packageFindings } from './packages/package-findings.ts'
import { publishedPackages } from './packages/published-packages.ts'
import { runCommand } from './shared/run-command.ts'

const packages = await publishedPackages(new URL('../', import.meta.url).pathname)
if (packages.length === 0) {
  console.error('There is no package to check.')
  process.exitCode = 1
}
for (const subject of packages) {
  const findings = await packageFindings(runCommand, subject)
  console.log(`${subject.name}: ${findings.length === 0 ? 'fine' : 'not fit to be published'}`)
  for (const finding of findings) console.error(`  ${finding}`)
  if (findings.length > 0) process.exitCode = 1
}
