import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it } from 'vitest'
import { runCommand } from '../shared/run-command.ts'
import { packageFindings } from './package-findings.ts'
import { publishedPackages } from './published-packages.ts'

const manifest = {
  name: '@longshore/example',
  version: '1.0.0',
  license: 'Apache-2.0',
  type: 'module',
  files: ['dist'],
  exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } },
}
const good = {
  'package.json': JSON.stringify(manifest),
  'dist/index.js': 'export const a = 1\n',
  'dist/index.d.ts': 'export declare const a: number\n',
}
const program = { ...manifest, exports: undefined, bin: { example: './dist/index.js' } }

async function findingsOf(files: Record<string, string>): Promise<string> {
  const root = await temporaryDirectory()
  for (const [path, text] of Object.entries(files)) {
    const target = join(root, 'packages/example', path)
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, text)
  }
  const packages = await publishedPackages(root)
  const findings = await Promise.all(packages.map((each) => packageFindings(runCommand, each)))
  return findings.flat().join('\n')
}

describe('packageFindings', () => {
  it.each<{ why: string; files: Record<string, string> }>([
    { why: 'a library', files: good },
    {
      why: 'a program',
      files: {
        'package.json': JSON.stringify(program),
        'dist/index.js': '#!/usr/bin/env node\nconsole.log(1)\n',
      },
    },
    {
      why: 'a private package',
      files: { 'package.json': JSON.stringify({ ...manifest, private: true }) },
    },
  ])('finds nothing wrong with $why', async ({ files }) => {
    expect(await findingsOf(files)).toBe('')
  })

  it.each([
    {
      why: 'an entry that is not packed',
      files: { ...good, 'package.json': JSON.stringify({ ...manifest, files: ['dist/*.ts'] }) },
      says: './dist/index.js but the file does not exist',
    },
    {
      why: 'no types',
      files: {
        'package.json': JSON.stringify({ ...manifest, exports: { '.': './dist/index.js' } }),
        'dist/index.js': 'export const a = 1\n',
      },
      says: 'it has no types',
    },
    {
      why: 'types that do not resolve',
      files: { ...good, 'dist/index.d.ts': `export { a } from './a'\n` },
      says: 'InternalResolutionError',
    },
  ])('finds $why', async ({ files, says }) => {
    expect(await findingsOf(files)).toContain(says)
  })
})
