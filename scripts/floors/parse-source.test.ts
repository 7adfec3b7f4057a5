import { describe, expect, it } from 'vitest'
import { parseSource } from './parse-source.ts'

const specifiersOf = (text: string) =>
  parseSource('x.ts', text).imports.map(({ line, specifier }) => `${line} ${specifier}`)

describe('parseSource', () => {
  it('finds every form of import and nothing that only looks like one', () => {
    const text = `
import a from 'a'
import type { B } from 'b'
import 'c'
export * from 'd'
export { e } from 'e'
export const f = await import('f')
type G = import('g').G
import h = require('h')
const i = require('i')
const j = \`import 'j'\` // import 'j'
export { a }
const k = import.meta.url
const l = await import(k)
`
    expect(specifiersOf(text)).toEqual([
      '2 a',
      '3 b',
      '4 c',
      '5 d',
      '6 e',
      '7 f',
      '8 g',
      '9 h',
      '10 i',
      '14 undefined',
    ])
  })

  it.each([
    { text: 'process.env.HOME', reads: [1] },
    { text: `process['env']`, reads: [1] },
    { text: 'globalThis.process.env', reads: [1] },
    { text: 'process?.env', reads: [1] },
    { text: 'const { env: { HOME } } = process', reads: [1] },
    { text: `import { env } from 'node:process'`, reads: [1] },
    { text: `import { env as e } from 'process'`, reads: [1] },
    { text: `import p from 'node:process'\np.env`, reads: [2] },
    { text: `import * as p from 'node:process'\np.env`, reads: [2] },
    { text: 'task.env.HOME; process.pid; env', reads: [] },
    { text: `import { arch } from 'node:process'`, reads: [] },
    { text: 'const { env } = task', reads: [] },
    { text: `const text = 'process.env' // process.env`, reads: [] },
  ])('finds reads of the environment in $text', ({ text, reads }) => {
    expect(parseSource('x.ts', text).environmentReads).toEqual(reads)
  })

  it.each([
    { path: 'packages/a/src/b.test.ts', isTest: true },
    { path: 'packages/a/src/test.ts', isTest: false },
    { path: 'packages/a/test/b.ts', isTest: false },
  ])('$path is a test: $isTest', ({ path, isTest }) => {
    expect(parseSource(path, '').isTest).toBe(isTest)
  })
})
