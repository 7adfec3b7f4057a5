import { describe, expect, it } from 'vitest'
import { type EngineFacts, nextEngineStep } from './next-engine-step.ts'

const debian = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n'
const ubuntu = 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n'
const mint = 'ID=linuxmint\nID_LIKE="ubuntu debian"\n'
const fedora = 'NAME="Fedora Linux, not debian"\nID=fedora\n'

const facts: EngineFacts = {
  endpoint: 'unix:///var/run/docker.sock',
  failure: 'connect ENOENT /var/run/docker.sock',
  chosen: false,
  isRoot: true,
  hasDockerd: false,
  hasSystemd: false,
  osRelease: debian,
}
const withDockerd = { hasDockerd: true, osRelease: fedora }

describe('nextEngineStep', () => {
  it.each<{ why: string; known: Partial<EngineFacts>; step: string }>([
    { why: 'bare Debian', known: {}, step: 'install-and-start dockerd' },
    { why: 'bare Ubuntu', known: { osRelease: ubuntu }, step: 'install-and-start dockerd' },
    { why: 'a relative of both', known: { osRelease: mint }, step: 'install-and-start dockerd' },
    {
      why: 'Debian with systemd',
      known: { hasSystemd: true },
      step: 'install-and-start systemctl',
    },
    { why: 'dockerd on any system', known: withDockerd, step: 'start dockerd' },
    {
      why: 'dockerd and systemd',
      known: { ...withDockerd, hasSystemd: true },
      step: 'start systemctl',
    },
  ])('on $why: $step', ({ known, step }) => {
    const [kind, starter] = step.split(' ')
    expect(nextEngineStep({ ...facts, ...known })).toEqual({ kind, with: starter })
  })

  it.each<{ why: string; known: Partial<EngineFacts>; says: string }>([
    { why: 'a dead DOCKER_HOST', known: { chosen: true }, says: 'start it, or unset DOCKER_HOST' },
    {
      why: 'a dead DOCKER_HOST beside dockerd',
      known: { ...withDockerd, chosen: true },
      says: 'start it, or unset DOCKER_HOST',
    },
    { why: 'people who are not root', known: { isRoot: false }, says: 'as root' },
    { why: 'other systems', known: { osRelease: fedora }, says: 'neither Debian nor Ubuntu' },
    { why: 'unknown systems', known: { osRelease: '' }, says: 'neither Debian nor Ubuntu' },
  ])('refuses $why', ({ known, says }) => {
    const step = nextEngineStep({ ...facts, ...known })
    expect(step).toMatchObject({ kind: 'refuse', message: expect.stringContaining(says) })
    expect(step).toMatchObject({ message: expect.stringContaining(facts.failure) })
  })
})
