import { describe, expect, it } from 'vitest'
import { checkFloors } from './check-floors.ts'
import * as house from './floors.ts'
import { readPackageFiles } from './read-package-files.ts'
import { toPackages } from './to-packages.ts'

const plan = {
  floors: { 'packages/low': 0, 'packages/peer': 1, 'packages/mid': 1, 'apps/top': 2 },
  testSupport: 'packages/support',
  compositionRoot: 'apps/top',
}

const tree = {
  'packages/low/package.json': manifest('@longshore/low'),
  'packages/low/src/index.ts': `export { a } from './a.ts'`,
  'packages/low/src/a.ts': `import { readFile } from 'node:fs/promises'\nexport const a = readFile`,
  'packages/peer/package.json': manifest('@longshore/peer'),
  'packages/mid/package.json': manifest('@longshore/mid', ['@longshore/low', '@longshore/peer']),
  'packages/mid/src/index.ts': `export { a } from '@longshore/low'`,
  'packages/mid/src/index.test.ts': `import '@longshore/support'\nimport '@longshore/mid'`,
  'packages/support/package.json': manifest('@longshore/support'),
  'apps/top/package.json': manifest('top', [], ['@longshore/mid']),
  'apps/top/src/main.ts': `await import('@longshore/mid')\nconsole.log(process.env.HOME)`,
}

function manifest(name: string, dependencies: string[] = [], development: string[] = []): string {
  const toRecord = (names: string[]) => Object.fromEntries(names.map((each) => [each, '*']))
  return JSON.stringify({
    name,
    dependencies: toRecord(dependencies),
    devDependencies: toRecord([...development, '@longshore/support']),
  })
}

function problemsOf(files: Record<string, string>): string[] {
  const packages = toPackages(new Map(Object.entries(files)))
  return checkFloors(packages, plan).map(({ path, line, message }) => `${path}:${line}: ${message}`)
}

describe('checkFloors', () => {
  it('accepts a house in order', () => expect(problemsOf(tree)).toEqual([]))

  it.each<{ why: string; files: Record<string, string>; problem: string }>([
    {
      why: 'an import from the same floor',
      files: { 'packages/mid/src/x.ts': `\nimport type { A } from '@longshore/peer'` },
      problem:
        'packages/mid/src/x.ts:2: packages/mid (floor 1) may not import @longshore/peer (floor 1)',
    },
    {
      why: 'an import from a higher floor',
      files: {
        'packages/low/package.json': manifest('@longshore/low', ['@longshore/mid']),
        'packages/low/src/x.ts': `export * from '@longshore/mid'`,
      },
      problem:
        'packages/low/src/x.ts:1: packages/low (floor 0) may not import @longshore/mid (floor 1)',
    },
    {
      why: 'an app as a library',
      files: {
        'packages/mid/package.json': manifest('@longshore/mid', ['@longshore/low', 'top']),
        'packages/mid/src/x.ts': `const top = await import('top')`,
      },
      problem: 'packages/mid/src/x.ts:1: packages/mid (floor 1) may not import top (floor 2)',
    },
    {
      why: 'an import past the index by name',
      files: { 'packages/mid/src/x.ts': `import { a } from '@longshore/low/src/a.ts'` },
      problem:
        'packages/mid/src/x.ts:1: @longshore/low/src/a.ts goes past the index.ts of @longshore/low',
    },
    {
      why: 'an import past the index by path',
      files: { 'packages/mid/src/x.ts': `type A = import('../../low/src/a.ts').A` },
      problem:
        'packages/mid/src/x.ts:1: packages/low/src/a.ts is outside packages/mid: import the package by its name',
    },
    {
      why: 'a circle of two files',
      files: {
        'packages/mid/src/x.ts': `import type { Y } from './y.ts'`,
        'packages/mid/src/y.ts': `import { x } from './x.ts'`,
      },
      problem:
        'packages/mid/src/y.ts:1: a circle of imports: packages/mid/src/x.ts → packages/mid/src/y.ts → packages/mid/src/x.ts',
    },
    {
      why: 'a circle through the own index',
      files: {
        'packages/mid/src/index.ts': `export { x } from './x.ts'`,
        'packages/mid/src/x.ts': `import { x } from '@longshore/mid'`,
      },
      problem:
        'packages/mid/src/x.ts:1: a circle of imports: packages/mid/src/index.ts → packages/mid/src/x.ts → packages/mid/src/index.ts',
    },
    {
      why: 'a file that imports itself',
      files: { 'packages/mid/src/x.ts': `import './x.ts'` },
      problem:
        'packages/mid/src/x.ts:1: a circle of imports: packages/mid/src/x.ts → packages/mid/src/x.ts',
    },
    {
      why: 'a package without a floor',
      files: { 'packages/new/package.json': manifest('@longshore/new') },
      problem: 'packages/new/package.json:1: packages/new has no floor in scripts/floors/floors.ts',
    },
    {
      why: 'an import that package.json does not declare',
      files: { 'packages/peer/src/x.ts': `import '@longshore/low'` },
      problem:
        'packages/peer/src/x.ts:1: packages/peer/package.json does not declare @longshore/low in its dependencies',
    },
    {
      why: 'what is published needing a devDependency',
      files: {
        'packages/peer/package.json': manifest('@longshore/peer', [], ['@longshore/low']),
        'packages/peer/src/x.ts': `import '@longshore/low'`,
      },
      problem:
        'packages/peer/src/x.ts:1: packages/peer/package.json does not declare @longshore/low in its dependencies',
    },
    {
      why: 'a package that does not exist',
      files: { 'packages/mid/src/x.ts': `import '@longshore/lost'` },
      problem: 'packages/mid/src/x.ts:1: there is no package @longshore/lost',
    },
    {
      why: 'test support outside tests',
      files: {
        'packages/mid/package.json': manifest('@longshore/mid', [
          '@longshore/support',
          '@longshore/low',
        ]),
        'packages/mid/src/x.ts': `import '@longshore/support'`,
      },
      problem: 'packages/mid/src/x.ts:1: only *.test.ts files import @longshore/support',
    },
    {
      why: 'test support that uses a package',
      files: {
        'packages/support/package.json': manifest('@longshore/support', ['@longshore/low']),
        'packages/support/src/x.ts': `import '@longshore/low'`,
      },
      problem:
        'packages/support/src/x.ts:1: packages/support imports nothing of ours, but @longshore/low',
    },
    {
      why: 'a computed import',
      files: { 'packages/mid/src/x.ts': `const load = (name: string) => import(name)` },
      problem:
        'packages/mid/src/x.ts:1: a dynamic import names its module in plain text, so that it can be checked',
    },
    {
      why: 'the environment outside the composition root',
      files: { 'packages/mid/src/x.ts': `const x = 1\nconst home = process.env.HOME` },
      problem:
        'packages/mid/src/x.ts:2: only apps/top reads process.env: take the environment as an argument',
    },
  ])('refuses $why', ({ files, problem }) => {
    expect(problemsOf({ ...tree, ...files })).toEqual([problem])
  })

  it('refuses a floor without a package', () => {
    const { 'packages/peer/package.json': _, ...rest } = tree
    expect(problemsOf(rest)).toContain(
      'packages/peer/package.json:1: packages/peer has a floor, but does not exist',
    )
  })

  it('refuses a house without sources', () => {
    const manifests = Object.entries(tree).filter(([path]) => path.endsWith('package.json'))
    expect(problemsOf(Object.fromEntries(manifests))).toEqual([
      '.:1: there is no source file to check',
    ])
  })

  it('tests may read the environment', () => {
    expect(problemsOf({ ...tree, 'packages/mid/src/x.test.ts': 'process.env.HOME' })).toEqual([])
  })

  it('finds nothing wrong with this repository', async () => {
    const root = new URL('../../', import.meta.url).pathname
    expect(checkFloors(toPackages(await readPackageFiles(root)), house)).toEqual([])
  })
})
