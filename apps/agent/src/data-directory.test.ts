import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataDirectoryOf } from './data-directory.ts'

const home = { HOME: '/home/me' }

describe('dataDirectoryOf', () => {
  it.each([
    { why: 'state home', env: { XDG_STATE_HOME: '/s', ...home }, path: '/s/longshore/run/web' },
    { why: 'home', env: home, path: '/home/me/.local/state/longshore/run/web' },
  ])("is a folder of the job in the user's $why", ({ env, path }) => {
    expect(dataDirectoryOf('web', undefined, env)).toBe(path)
  })

  it.each([
    { id: '../..', folder: '%2E%2E%2F%2E%2E' },
    { id: 'a:b c', folder: 'a%3Ab%20c' },
  ])('cannot be led elsewhere by the job id $id', ({ id, folder }) => {
    const path = `/home/me/.local/state/longshore/run/${folder}`
    expect(dataDirectoryOf(id, undefined, home)).toBe(path)
  })

  it('is what was asked for, made absolute', () => {
    expect(dataDirectoryOf('web', 'here', home)).toBe(resolve('here'))
  })

  it.each(['', '/a:b'])('refuses "%s"', (asked) => {
    expect(() => dataDirectoryOf('web', asked, home)).toThrow(
      expect.objectContaining({ code: 'DATA_DIR_UNUSABLE' }),
    )
  })
})
