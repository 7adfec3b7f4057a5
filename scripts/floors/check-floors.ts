import { checkCircles } from './check-circles.ts'
import { checkImports } from './check-imports.ts'
import type { FloorPlan } from './floor-plan.ts'
import type { Package, Problem } from './source.ts'

/** Applies every rule of the house (design.md, *The house*) and returns all problems, in order of file and line. */
export function checkFloors(packages: Package[], plan: FloorPlan): Problem[] {
  return [
    ...checkPlan(packages, plan),
    ...checkImports(packages, plan),
    ...checkCircles(packages),
    ...checkEnvironment(packages, plan),
  ].sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1))
}

function checkPlan(packages: Package[], plan: FloorPlan): Problem[] {
  const existing = packages.map(({ folder }) => folder)
  const listed = [...Object.keys(plan.floors), plan.testSupport]
  const problem = (folder: string, message: string) => ({
    path: `${folder}/package.json`,
    line: 1,
    message,
  })
  return [
    ...existing
      .filter((folder) => !listed.includes(folder))
      .map((folder) => problem(folder, `${folder} has no floor in scripts/floors/floors.ts`)),
    ...listed
      .filter((folder) => !existing.includes(folder))
      .map((folder) => problem(folder, `${folder} has a floor, but does not exist`)),
    ...(packages.some(({ files }) => files.length > 0)
      ? []
      : [{ path: '.', line: 1, message: 'there is no source file to check' }]),
  ]
}

function checkEnvironment(packages: Package[], plan: FloorPlan): Problem[] {
  const allowed = [plan.compositionRoot, plan.testSupport]
  return packages
    .filter(({ folder }) => !allowed.includes(folder))
    .flatMap(({ files }) => files)
    .filter(({ isTest }) => !isTest)
    .flatMap(({ path, environmentReads }) =>
      environmentReads.map((line) => ({
        path,
        line,
        message: `only ${plan.compositionRoot} reads process.env: take the environment as an argument`,
      })),
    )
}
