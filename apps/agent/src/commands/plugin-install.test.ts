import { chmod, lstat, readdir, readFile, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryDirectory } from '@longshore/test-support'
import { expect, it } from 'vitest'
import { runWithFakeIo } from '../../test/run-with-fake-io.ts'

async function setUp() {
  const root = await temporaryDirectory()
  const nomad = join(root, 'nomad')
  await writeFile(nomad, '#!/bin/sh\necho Nomad v2.0.6-dev\n', { mode: 0o755 })
  const dir = join(root, 'plugins')
  const path = join(dir, 'docker')
  const install = (...args: string[]) =>
    runWithFakeIo(['plugin', 'install', '--dir', dir, '--nomad', nomad, ...args])
  const uninstall = () => runWithFakeIo(['plugin', 'uninstall', '--dir', dir, '--json'])
  return { root, nomad, dir, path, install, uninstall }
}

it('writes one executable file, once, and takes it away again', async () => {
  const { dir, path, install, uninstall } = await setUp()
  const first = await install()
  expect(first).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('plugin "docker" {') })
  expect(first.stdout).toContain('restart the Nomad client')
  expect(await readdir(dir)).toEqual(['docker'])
  expect((await lstat(path)).mode & 0o777).toBe(0o755)

  expect((await install()).stdout).toContain('Up to date')
  expect((await install('--state-dir', '/var/lib/x')).stdout).toContain('Replaced')
  expect(await readFile(path, 'utf8')).toContain("'--state-dir' '/var/lib/x'")
  expect(await readdir(dir)).toEqual(['docker'])

  expect(JSON.parse((await uninstall()).stdout)).toEqual({ path, removed: true })
  expect(JSON.parse((await uninstall()).stdout)).toEqual({ path, removed: false })
})

it('leaves what is not ours as it is', async () => {
  const { path, install, uninstall } = await setUp()
  await install()
  await writeFile(path, 'another driver')
  for (const result of [await install(), await uninstall()])
    expect(result).toMatchObject({ exitCode: 1, stderr: expect.stringContaining(path) })
  expect(await readFile(path, 'utf8')).toBe('another driver')
})

it('does not take a link to a launcher for one', async () => {
  const { root, path, install } = await setUp()
  await install()
  await rename(path, join(root, 'elsewhere'))
  await symlink(join(root, 'elsewhere'), path)
  expect((await install()).exitCode).toBe(1)
})

it('refuses a folder that others may write to', async () => {
  const { dir, install } = await setUp()
  await install()
  await chmod(dir, 0o777)
  expect(await install()).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('can be written to by others'),
  })
})

it.each([
  { why: 'another folder', text: 'plugin_dir = "/p"', finding: 'and not in' },
  { why: 'no block', text: '', finding: 'Without a plugin "docker" block' },
  {
    why: 'an option that there is not',
    text: 'plugin "docker" {\n  config {\n    privileged = true\n  }\n}',
    finding: ':3:5: unknown option "privileged"',
  },
])('says that the config has $why', async ({ text, finding }) => {
  const { root, install } = await setUp()
  const file = join(root, 'client.hcl')
  await writeFile(file, text)
  const { stdout } = await install('--config', file, '--json')
  const messages = JSON.parse(stdout).findings.map(({ message }: { message: string }) => message)
  expect(messages).toContainEqual(expect.stringContaining(finding))
})

it('says that an old Nomad collects logs itself', async () => {
  const { nomad, install } = await setUp()
  await writeFile(nomad, '#!/bin/sh\necho Nomad v1.5.17\n')
  expect((await install()).stdout).toContain('log_collection = "logmon"')
})
