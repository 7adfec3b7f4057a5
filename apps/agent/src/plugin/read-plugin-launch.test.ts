import { expect, it } from 'vitest'
import { readPluginLaunch } from './read-plugin-launch.ts'

const launched = { NOMAD_PLUGIN_MAGIC_COOKIE: 'x' }

it.each([
  { why: 'Nomad, without arguments', args: [], env: launched, launch: {} },
  { why: 'nobody, without arguments', args: [], env: {}, launch: undefined },
  { why: 'its name', args: ['plugin'], env: {}, launch: {} },
  { why: 'a folder', args: ['plugin', '--state-dir', '/s'], env: {}, launch: { stateDir: '/s' } },
  { why: 'one dash', args: ['plugin', '-state-dir=/s'], env: {}, launch: { stateDir: '/s' } },
  {
    why: "the launcher's folder and then Nomad's",
    args: ['plugin', '--state-dir', '/s', '--state-dir', '/t'],
    env: launched,
    launch: { stateDir: '/t' },
  },
  { why: 'another command', args: ['run', 'a.hcl'], env: launched, launch: undefined },
  { why: 'a command of its own', args: ['plugin', 'doctor'], env: launched, launch: undefined },
  { why: 'an unknown option', args: ['plugin', '--dir', 'a'], env: launched, launch: undefined },
  { why: 'a folder without a name', args: ['plugin', '--state-dir'], env: {}, launch: undefined },
])('is started by $why: $launch', ({ args, env, launch }) => {
  expect(readPluginLaunch(args, env)).toEqual(launch)
})
