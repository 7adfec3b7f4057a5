import * as fs from 'node:fs/promises'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it } from 'vitest'
import { toSecurityOpt } from '../index.ts'

const profile = '{\n  "defaultAction": "SCMP_ACT_ERRNO",\n  "syscalls": []\n}\n'

function securityOpt(security_opt: string[], policy = {}) {
  return toSecurityOpt({ security_opt }, { untrustedDirs: [], ...policy }, fs)
}

async function profileFile(text = profile) {
  const folder = await temporaryDirectory()
  const path = join(folder, 'profile.json')
  await writeFile(path, text)
  return { folder, path }
}

describe('toSecurityOpt', () => {
  it('asks for nothing by default', async () => {
    expect(await securityOpt([])).toEqual({})
  })

  it.each([
    { written: 'no-new-privileges', sent: 'no-new-privileges' },
    { written: 'no-new-privileges:true', sent: 'no-new-privileges=true' },
    { written: 'apparmor=docker-default', sent: 'apparmor=docker-default' },
    { written: 'apparmor:docker-default', sent: 'apparmor=docker-default' },
    { written: 'label=level:s0:c100,c200', sent: 'label=level:s0:c100,c200' },
    { written: 'label:type:svirt_apache_t', sent: 'label=type:svirt_apache_t' },
  ])('sends $written as $sent', async ({ written, sent }) => {
    expect(await securityOpt([written])).toEqual({ SecurityOpt: [sent] })
  })

  it.each(['=', ':'])('sends a seccomp profile inline, after "%s"', async (separator) => {
    const { path } = await profileFile()
    expect(await securityOpt([`seccomp${separator}${path}`])).toEqual({
      SecurityOpt: ['seccomp={"defaultAction":"SCMP_ACT_ERRNO","syscalls":[]}'],
    })
  })

  it.each(['seccomp=unconfined', 'apparmor=unconfined', 'label=disable', 'label=type:spc_t'])(
    'sends %s only where the operator allows privileged containers',
    async (option) => {
      expect(await securityOpt([option], { allow_privileged: true })).toEqual({
        SecurityOpt: [option],
      })
      await expect(securityOpt([option])).rejects.toMatchObject({
        code: 'SECURITY_OPT_NOT_ALLOWED',
        message: expect.stringContaining(`"${option}"`),
        hint: expect.stringContaining('allow_privileged = true'),
      })
    },
  )

  it('takes a profile that tasks can write only where privileged containers are allowed', async () => {
    const { folder } = await profileFile()
    const host = await temporaryDirectory()
    const link = join(host, 'link.json')
    await mkdir(join(host, 'other'))
    await symlink(join(folder, 'profile.json'), link)
    const untrustedDirs = [join(host, 'other'), folder]
    await expect(securityOpt([`seccomp=${link}`], { untrustedDirs })).rejects.toMatchObject({
      code: 'SECURITY_OPT_NOT_ALLOWED',
    })
    const policy = { untrustedDirs, allow_privileged: true }
    expect(await securityOpt([`seccomp=${link}`], policy)).toHaveProperty('SecurityOpt')
  })

  it.each([
    { text: 'secret', reason: 'is not JSON' },
    { text: '{"password":"secret"}', reason: 'has no defaultAction' },
    { text: '{"defaultAction":["secret"]}', reason: 'has no defaultAction' },
    { text: 'null', reason: 'has no defaultAction' },
    { text: '', reason: 'is not a file of 1 to 1048576 bytes' },
    { text: ' '.repeat(1024 * 1024 + 1), reason: 'is not a file of 1 to 1048576 bytes' },
  ])('refuses a profile that $reason, and does not quote it', async ({ text, reason }) => {
    const { path } = await profileFile(text)
    const failure = await securityOpt([`seccomp=${path}`]).catch((error) => error)
    expect(failure).toMatchObject({
      code: 'SECCOMP_PROFILE_INVALID',
      message: `The seccomp profile "${path}" of security_opt ${reason}.`,
      cause: undefined,
    })
    expect(failure.message).not.toContain('secret')
  })

  it.each([
    { path: '/nowhere/p.json', code: 'SECCOMP_PROFILE_INVALID' },
    { path: '/etc', code: 'SECCOMP_PROFILE_INVALID' },
    { path: 'p.json', code: 'PATH_INVALID' },
  ])('refuses the profile $path', async ({ path, code }) => {
    await expect(securityOpt([`seccomp=${path}`])).rejects.toMatchObject({ code })
  })
})
