import { describe, expect, it } from 'vitest'
import { jobOf, jobText } from '../job.test-support.ts'

const envOf = (task: string) => jobOf(jobText({ task })).group[0]?.task[0]?.env ?? {}

describe('maps', () => {
  it.each([
    { form: 'a block', text: 'env {\n A = 1\n B = "b"\n }' },
    { form: 'an attribute', text: 'env = { A = 1, B = "b" }' },
    { form: 'a list of maps', text: 'env = [{ A = 1 }, { "B" = "b" }]' },
    { form: 'several blocks', text: 'env {\n A = 0\n }\n env {\n A = 1\n B = "b"\n }' },
    { form: 'a list with a key again', text: 'env = [{ A = 0, B = "b" }, { A = 1 }]' },
    { form: 'an object with a key again', text: 'env = { A = 0, B = "b", A = 1 }' },
  ])('may be $form', ({ text }) => {
    expect(envOf(text)).toEqual({ A: '1', B: 'b' })
  })

  it('leave out what is null', () => {
    expect(envOf('env = { A = null, B = "b" }')).toEqual({ B: 'b' })
  })

  it('take any key as data', () => {
    const env = envOf('env = { "__proto__" = "a", "constructor" = "b", "a.b" = "c" }')
    expect(Object.entries(env)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
      ['a.b', 'c'],
    ])
    expect(Object.getPrototypeOf(env)).toBe(Object.prototype)
  })

  it('take __proto__ in a block too', () => {
    expect(Object.entries(envOf('env { __proto__ = "a" }'))).toEqual([['__proto__', 'a']])
  })
})
