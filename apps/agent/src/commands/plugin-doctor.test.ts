import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it } from 'vitest'
import { runWithFakeIo } from '../../test/run-with-fake-io.ts'
import type { Finding } from '../plugin/doctor/finding.ts'
import { installLauncher } from '../plugin/install/install-launcher.ts'
import { writeLauncherFile } from '../plugin/install/launcher-file.ts'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
const noEngine = 'unix:///nowhere/docker.sock'

async function setUp() {
  const root = await temporaryDirectory()
  const dir = join(root, 'plugins')
  const config = join(root, 'client.hcl')
  const nomad = join(root, 'nomad')
  const program = join(root, 'program.mjs')
  await writeFile(nomad, '#!/bin/sh\necho Nomad v1.9.0\n', { mode: 0o755 })
  await writeFile(config, toConfig(dir))
  // Whatever stands in for the plugin: `longshore` itself is started by one test only.
  await writeFile(program, 'console.error("no cargo"); process.exit(7)')
  const launcher = { node: process.execPath, nodeArgs: [], stateDir: join(root, 'state') }
  await installLauncher(dir, { ...launcher, program }, process.getuid?.())

  async function doctor(env: Record<string, string | undefined> = {}) {
    const args = ['plugin', 'doctor', '--config', config, '--nomad', nomad, '--json']
    const { exitCode, stdout } = await runWithFakeIo(args, {
      env: { PATH: process.env.PATH, ...env },
    })
    const { ok, findings } = JSON.parse(stdout) as { ok: boolean; findings: Finding[] }
    expect(ok).toBe(exitCode === 0)
    return findings
  }
  const path = join(dir, 'docker')
  return { root, dir, path, config, nomad, program, launcher, doctor }
}

function toConfig(dir: string, options = ''): string {
  const endpoint = `endpoint = ${JSON.stringify(noEngine)}`
  return `plugin_dir = ${JSON.stringify(dir)}\nplugin "docker" {\n  config {\n    ${endpoint}\n${options}\n  }\n}\n`
}

type SetUp = Awaited<ReturnType<typeof setUp>>

describe('longshore plugin doctor', () => {
  it('is content with an installation that works', async () => {
    const { dir, launcher, doctor } = await setUp()
    const nodeArgs = ['--conditions=source']
    await installLauncher(dir, { ...launcher, nodeArgs, program: main }, process.getuid?.())
    const findings = await doctor()
    const of = (about: string) => findings.filter((finding) => finding.about === about)
    expect(of('start')[0]?.message).toMatch(/as docker 0\.1\.0\.$/)
    for (const about of ['launcher', 'config', 'nomad', 'state'])
      expect(of(about).map(({ level }) => level)).toEqual(['ok'])
    expect(of('engine')).toMatchObject([{ level: 'error' }])
  })

  it.each<{ why: string; harm: (installation: SetUp) => Promise<unknown>; says: string }>([
    { why: 'no launcher', harm: ({ path }) => rm(path), says: 'There is no' },
    {
      why: 'a launcher of another name',
      harm: ({ path, dir }) => rename(path, join(dir, 'longshore')),
      says: 'There is no',
    },
    { why: 'a file of another', harm: ({ path }) => writeFile(path, 'x'), says: 'not written by' },
    { why: 'a launcher of no use', harm: ({ path }) => chmod(path, 0o644), says: 'not executable' },
    { why: 'a folder for all', harm: ({ dir }) => chmod(dir, 0o777), says: 'written to by others' },
    { why: 'no program', harm: ({ program }) => rm(program), says: 'is gone' },
    { why: 'a program that fails', harm: async () => {}, says: 'It said: no cargo' },
    {
      why: 'no Node',
      harm: async ({ dir, path }) => {
        const text = await readFile(path, 'utf8')
        await writeLauncherFile(dir, text.replaceAll(process.execPath, '/nowhere/node'))
      },
      says: 'does not run',
    },
    {
      why: 'an old Node',
      harm: async ({ dir, path, root }) => {
        const node = join(root, 'node')
        await writeFile(node, '#!/bin/sh\necho v20.1.0\n', { mode: 0o755 })
        const text = await readFile(path, 'utf8')
        await writeLauncherFile(dir, text.replaceAll(process.execPath, node))
      },
      says: 'which is too old',
    },
    {
      why: 'a program that says something else',
      harm: ({ program }) => writeFile(program, 'console.log("Listening.")'),
      says: 'which is no handshake',
    },
    {
      why: 'another plugin_dir',
      harm: ({ config, dir }) => writeFile(config, toConfig(`${dir}/../other`)),
      says: 'There is no',
    },
    {
      why: 'no block',
      harm: ({ config, dir }) => writeFile(config, `plugin_dir = ${JSON.stringify(dir)}`),
      says: 'Without a plugin "docker" block',
    },
    {
      why: 'an option that is wrong',
      harm: ({ config, dir }) => writeFile(config, toConfig(dir, 'log_delivery = "now"')),
      says: 'client.hcl:5:16: log_delivery',
    },
    {
      why: 'an old Nomad',
      harm: ({ nomad }) => writeFile(nomad, '#!/bin/sh\necho Nomad v1.5.0\n'),
      says: 'collects logs itself',
    },
    { why: 'no engine', harm: async () => {}, says: '/nowhere/docker.sock' },
    {
      why: 'a helper that is missing',
      harm: ({ config, dir }) => writeFile(config, toConfig(dir, 'auth { helper = "harbour" }')),
      says: 'docker-credential-harbour is not on the PATH',
    },
    {
      why: 'a helper of an auth file that is missing',
      harm: async ({ config, dir, root }) => {
        const file = join(root, 'auth.json')
        await writeFile(file, '{"credsStore":"quay"}')
        await writeFile(config, toConfig(dir, `auth { config = ${JSON.stringify(file)} }`))
      },
      says: 'docker-credential-quay is not on the PATH',
    },
  ])('finds $why, and says what to do', async ({ harm, says }) => {
    const installation = await setUp()
    await harm(installation)
    const errors = (await installation.doctor()).filter(({ level }) => level === 'error')
    expect(errors.map(({ message }) => message).join('\n')).toContain(says)
    for (const { hint } of errors) expect(hint).toMatch(/\S/)
  })

  it('does not say what is in an auth file that it cannot read', async () => {
    const { config, dir, root, doctor } = await setUp()
    const file = join(root, 'auth.json')
    await writeFile(file, '{"auths":{"a":{"auth":"c2VjcmV0"}')
    await writeFile(config, toConfig(dir, `auth { config = ${JSON.stringify(file)} }`))
    const text = JSON.stringify(await doctor())
    expect(text).toContain('is not JSON')
    expect(text).not.toContain('c2VjcmV0')
  })

  it('asks for the folder where nothing says it', async () => {
    const { exitCode, stderr } = await runWithFakeIo(['plugin', 'doctor'])
    expect(exitCode).not.toBe(0)
    expect(stderr).toContain('--dir')
  })

  it('prints a line for each finding', async () => {
    const root = await temporaryDirectory()
    await mkdir(join(root, 'empty'))
    const args = ['plugin', 'doctor', '--dir', join(root, 'empty'), '--nomad', '/nowhere/nomad']
    const { exitCode, stdout } = await runWithFakeIo(args, { env: { DOCKER_HOST: noEngine } })
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(
      /^error {4}launcher {2,}There is no .*\n {10,}Run longshore plugin install/,
    )
    expect(stdout).toMatch(/\nwarning {2}nomad .*ENOENT/)
  })
})
