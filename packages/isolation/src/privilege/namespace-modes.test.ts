import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toNamespaceModes } from '../index.ts'
import { matchesGlob } from './matches-glob.ts'

describe('toNamespaceModes', () => {
  it('asks for nothing by default, and nothing for empty modes', () => {
    expect(toNamespaceModes({}, {})).toEqual({})
    expect(toNamespaceModes({ pid_mode: '', cgroupns: '' }, {})).toEqual({})
  })

  it('sends what the operator allows', () => {
    const task = {
      pid_mode: 'host',
      ipc_mode: 'container:web-1',
      uts_mode: 'host',
      userns_mode: 'host',
      cgroupns: 'private',
    }
    const expected = {
      PidMode: 'host',
      IpcMode: 'container:web-1',
      UTSMode: 'host',
      UsernsMode: 'host',
      CgroupnsMode: 'private',
    }
    expect(toNamespaceModes(task, { allow_privileged: true })).toEqual(expected)
    const allowed_modes = {
      pid: ['host'],
      ipc: ['container:web*'],
      uts: ['host'],
      userns: ['host'],
    }
    expect(toNamespaceModes(task, { allowed_modes })).toEqual(expected)
  })

  it.each([
    { task: { pid_mode: 'host' }, allowed_modes: {} },
    { task: { pid_mode: 'host' }, allowed_modes: { pid: ['container:*'], ipc: ['host'] } },
    { task: { ipc_mode: 'container:other' }, allowed_modes: { ipc: ['container:*desired'] } },
    { task: { ipc_mode: 'private' }, allowed_modes: {} },
    { task: { userns_mode: 'host' }, allowed_modes: { pid: ['host'], uts: ['host'] } },
  ])('refuses $task with $allowed_modes', ({ task, allowed_modes }) => {
    const [[option, mode] = []] = Object.entries(task)
    expect(() => toNamespaceModes(task, { allowed_modes })).toThrowError(
      expect.objectContaining({
        code: 'MODE_NOT_ALLOWED',
        message: `${option} = "${mode}" is not among the modes that this agent allows.`,
        hint: expect.stringContaining('allowed_modes { '),
      }),
    )
  })

  it.each([
    'Host',
    'HOST',
    'host ',
    ' host',
    'host\n',
    'host:',
    'host:x',
    'hоst',
    'private',
    ':host',
  ])('knows no pid_mode %j, whatever is allowed', (pid_mode) => {
    const policy = { allow_privileged: true, allowed_modes: { pid: ['*'] } }
    expect(() => toNamespaceModes({ pid_mode }, policy)).toThrowError(
      expect.objectContaining({
        code: 'MODE_INVALID',
        message: expect.stringContaining(JSON.stringify(pid_mode)),
        hint: 'Write "host" or "container:<name>", exactly so, or leave it out.',
      }),
    )
  })
})

it('matches globs as a regular expression would', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 8 })
  fc.assert(
    fc.property(letters, letters, (glob, text) => {
      const pattern = glob.replaceAll('*', '[^]*')
      expect(matchesGlob(glob, text)).toBe(new RegExp(`^${pattern}$`).test(text))
    }),
  )
})
