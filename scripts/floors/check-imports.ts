import type { FloorPlan } from './floor-plan.ts'
import { resolveImport, type Target } from './resolve-import.ts'
import type { Package, Problem, SourceFile } from './source.ts'

interface Place {
  package: Package
  file: SourceFile
}

/** The rules of a single import: where it may lead, by which door, and that package.json declares it. */
export function checkImports(packages: Package[], plan: FloorPlan): Problem[] {
  return packages.flatMap((owner) =>
    owner.files.flatMap((file) =>
      file.imports.flatMap(({ line, specifier }) => {
        const place = { package: owner, file }
        const messages =
          specifier === undefined
            ? judgeComputed(file)
            : judge(resolveImport(specifier, place, packages), place, plan)
        return messages.map((message) => ({ path: file.path, line, message }))
      }),
    ),
  )
}

function judgeComputed(file: SourceFile): string[] {
  return file.isTest
    ? []
    : ['a dynamic import names its module in plain text, so that it can be checked']
}

function judge(target: Target, place: Place, plan: FloorPlan): string[] {
  switch (target.kind) {
    case 'inside':
    case 'foreign':
      return []
    case 'outside':
      return [`${target.path} is outside ${place.package.folder}: import the package by its name`]
    case 'unknown':
      return [`there is no package ${target.name}`]
    case 'package':
      return [
        ...judgeDoor(target.package, target.subpath),
        ...judgeDirection(target.package, place, plan),
        ...judgeDeclaration(target.package, place),
      ]
  }
}

function judgeDoor(target: Package, subpath: string): string[] {
  return subpath === '' ? [] : [`${target.name}${subpath} goes past the index.ts of ${target.name}`]
}

function judgeDirection(target: Package, place: Place, plan: FloorPlan): string[] {
  const own = place.package.folder
  if (target.folder === own) return []
  if (own === plan.testSupport) return [`${own} imports nothing of ours, but ${target.name}`]
  if (target.folder === plan.testSupport)
    return place.file.isTest ? [] : [`only *.test.ts files import ${target.name}`]

  const floor = plan.floors[own]
  const targetFloor = plan.floors[target.folder]
  if (floor === undefined || targetFloor === undefined || targetFloor < floor) return []
  return [`${own} (floor ${floor}) may not import ${target.name} (floor ${targetFloor})`]
}

/** What is published names in `dependencies` what it needs to run; an app is bundled, so it may name it in either. */
function judgeDeclaration(target: Package, place: Place): string[] {
  const { folder, dependencies } = place.package
  if (target.folder === folder || dependencies.published.has(target.name)) return []

  const bundled = folder.startsWith('apps/')
  if ((bundled || place.file.isTest) && dependencies.development.has(target.name)) return []
  const list = place.file.isTest ? 'devDependencies' : 'dependencies'
  return [`${folder}/package.json does not declare ${target.name} in its ${list}`]
}
