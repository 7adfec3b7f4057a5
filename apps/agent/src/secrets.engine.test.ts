import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  engineRequest,
  requireEngine,
  services,
  temporaryDirectory,
  useTestContainers,
} from '@longshore/test-support'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import {
  type CredentialSource,
  dockerLogin,
  operatorsFile,
  operatorsHelper,
  provider,
  taskBlock,
} from '../test/credential-sources.ts'
import { findTraces } from '../test/find-traces.ts'
import { type CliResult, startLongshore } from '../test/longshore.ts'
import { account } from '../test/private-registry.ts'
import { usePasswordRegistry } from '../test/use-password-registry.ts'
import { useTokenRegistry } from '../test/use-token-registry.ts'

const wrongPassword = 'wr0ng/s3cret+&%é'

describe('the secrets of a private image that longshore runs', () => {
  beforeAll(requireEngine)
  const { labels, list } = useTestContainers()
  // Another name of the same registry; its layers stay on the engine, so that each pull is a short one.
  const kept = services.redisImage.replace('127.0.0.1', 'localhost')
  beforeAll(() => engineRequest('POST', `/images/create?fromImage=${encodeURIComponent(kept)}`))
  afterAll(() => engineRequest('DELETE', `/images/${kept}`))
  const registries = {
    passwords: usePasswordRegistry({
      program: services.registryProgram,
      rootdirectory: join(services.registryFolder, 'data'),
    }),
    tokens: useTokenRegistry(services.registry),
  }

  /** Runs a service of the image until it is ready, looks at its container, and stops it. */
  async function runWith(source: CredentialSource, password: string, flags: string[]) {
    const folder = await temporaryDirectory()
    const registry = registries[source.kind].address
    const image = `${registry}/redis:7`
    onTestFinished(() => engineRequest('DELETE', `/images/${image}`).then(undefined, () => {}))
    const { task = '', agent, env } = await source.make({ folder, registry, password })
    const [job, config, dataDir] = ['job.hcl', 'agent.hcl', 'data'].map((name) =>
      join(folder, name),
    ) as [string, string, string]
    await writeFile(job, jobOf(image, task))
    await writeFile(config, agent ? `plugin "docker" { config { auth { ${agent} } } }` : '')
    const args = ['run', job, '--config', config, '--data-dir', dataDir]
    const given = JSON.stringify(await readFolder(folder))
    const cli = startLongshore([...args, ...flags], env)
    const processes = [await readProcess(cli.process.pid)]
    const look = async () => {
      processes.push(await readProcess(cli.process.pid))
      const inspected = (await list()).map((id) => engineRequest('GET', `/containers/${id}/json`))
      const containers = JSON.stringify(await Promise.all(inspected))
      const state = await readFolder(dataDir)
      cli.process.kill('SIGINT')
      return { containers, state }
    }
    // A run with wrong credentials ends without the line.
    const looked = cli.line(/(\| |"line":")ready/).then(look, () => undefined)
    const [result, running] = await Promise.all([cli.ended, looked])
    if (source.named.startsWith('docker-credential'))
      processes.push(await readFile(join(folder, 'processes'), 'latin1'))
    return { result, running, processes, given, left: await readFolder(dataDir) }
  }

  function jobOf(image: string, auth: string): string {
    const label = Object.entries(labels).map(([key, value]) => `"${key}" = "${value}"`)
    return `
      job "private" {
        group "g" {
          restart { attempts = 0 }
          task "main" {
            driver       = "docker"
            kill_timeout = "1s"
            config {
              image   = "${image}"
              command = "sh"
              args    = ["-c", "trap 'exit 0' TERM; echo ready; while :; do sleep 0.1; done"]
              labels  = { ${label} }
              ${auth}
            }
          }
        }
      }`
  }

  it.each([
    { what: "the task's auth block", source: taskBlock, flags: ['--json'] },
    { what: "the operator's auth file", source: operatorsFile, flags: [] },
    { what: "the operator's helper", source: operatorsHelper, flags: [] },
    { what: 'what docker login left', source: dockerLogin, flags: ['--json'] },
  ])('are nowhere when it runs with $what $flags', async ({ source, flags }) => {
    const { given, ...seen } = await runWith(source, account.password, flags)
    expect(seen.result.exitCode, textOf(seen.result)).toBe(0)
    expect(seen.running?.containers.includes('"Running":true')).toBe(true)
    expect(findTraces(given, account.password)).not.toEqual([])
    expect(findTraces(JSON.stringify(seen), account.password)).toEqual([])
  })

  it.each([
    { what: "the task's auth block", source: taskBlock, flags: [] },
    { what: "the operator's auth file", source: operatorsFile, flags: ['--json'] },
    { what: "the operator's helper", source: operatorsHelper, flags: ['--json'] },
    { what: 'a provider', source: provider, flags: ['--debug'] },
  ])('are nowhere when $what $flags has wrong ones', async ({ source, flags }) => {
    const { given, ...seen } = await runWith(source, wrongPassword, flags)
    expect(seen.result.exitCode).toBe(1)
    expect(seen.running).toBeUndefined()
    expect(textOf(seen.result)).toContain(`with the credentials of ${source.named}`)
    expect(findTraces(given, wrongPassword)).not.toEqual([])
    expect(findTraces(JSON.stringify(seen), wrongPassword)).toEqual([])
  })
})

function textOf({ stdout, stderr }: CliResult): string {
  return stdout + stderr
}

/** The command line and the environment of a process; nothing where it has ended. */
async function readProcess(pid = 0): Promise<string> {
  const parts = ['cmdline', 'environ'].map((part) => readFile(`/proc/${pid}/${part}`, 'latin1'))
  return (await Promise.all(parts).catch(() => [])).join('\n')
}

/** The content of all files, by path. */
async function readFolder(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const read = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name)
    return [path, await readFile(path, 'utf8')] as const
  })
  return Object.fromEntries(await Promise.all(read))
}
