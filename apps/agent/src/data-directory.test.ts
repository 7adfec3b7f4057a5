import { expect, it } from 'vitest'
import { defaultDataDirectory } from './data-directory.ts'

const home = { HOME: '/home/me' }

it.each([
  {
    why: 'the state home',
    id: 'web',
    env: { XDG_STATE_HOME: '/s', ...home },
    path: '/s/longshore/run/web',
  },
  { why: 'the home', id: 'web', env: home, path: '/home/me/.local/state/longshore/run/web' },
  {
    why: 'no way up',
    id: '../..',
    env: home,
    path: '/home/me/.local/state/longshore/run/%2E%2E%2F%2E%2E',
  },
])('is $path: $why', ({ id, env, path }) => {
  expect(defaultDataDirectory(id, env)).toBe(path)
})
