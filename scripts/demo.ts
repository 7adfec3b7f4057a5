/**
 * `npm run demo`: sets everything up and runs examples/redis.hcl as a user would, while this script looks on from
 * outside: at the engine, through the mapped port, and into the container. On a terminal it goes on until Ctrl-C.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { engineRequest } from '../packages/test-support/src/engine-request.ts'
import { services } from '../packages/test-support/src/services.ts'
import { nextContainerStart } from './demo/next-container-start.ts'
import { pingRedis } from './demo/ping-redis.ts'
import { runInContainer } from './demo/run-in-container.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const dataDirectory = `${root}.demo`
const allocLabel = 'com.hashicorp.nomad.alloc_id'
const agentLabel = 'dev.longshore.agent'
const say = (text: string) => console.log(`\n*** ${text}`)

// Ctrl-C reaches the job as well, which then ends by itself; this script waits for that.
process.on('SIGINT', () => {})

await setUp()

say('longshore run examples/redis.hcl (the image is removed first, so that it is really pulled)')
await engineRequest('DELETE', `/images/${services.redisImage}`).catch(() => undefined)
const timeout = AbortSignal.timeout(120_000)
const listening = new AbortController()
const started = await nextContainerStart(
  [allocLabel, 'team=platform'],
  AbortSignal.any([timeout, listening.signal]),
)
started.id.catch(() => {})
const job = spawn(
  process.execPath,
  [
    ...['--conditions=source', 'apps/agent/src/main.ts'],
    ...['run', 'examples/redis.hcl', '--data-dir', dataDirectory],
  ],
  { cwd: root, stdio: 'inherit' },
)
const ended = once(job, 'exit') as Promise<[number | null]>

let agent: string | undefined
try {
  const container = await Promise.race([started.id, ended.then(() => undefined)])
  if (container !== undefined) agent = await show(container)
  if (process.stdout.isTTY) say('Press Ctrl-C to stop the job')
  else job.kill('SIGINT')
} catch (error) {
  job.kill('SIGINT')
  console.error(error)
}

const [exitCode] = await ended
listening.abort()
if (agent === undefined) {
  say(`longshore ended with exit code ${exitCode} before its container ran`)
  process.exitCode = 1
} else {
  const { length: left } = await listContainers(`${agentLabel}=${agent}`)
  say(`longshore ended with exit code ${exitCode}; ${left} containers with its label are left`)
  process.exitCode = exitCode === 0 && left === 0 ? 0 : 1
}

interface Inspection {
  Config: { Labels: Record<string, string> }
  NetworkSettings: { Ports: Record<string, { HostIp: string; HostPort: string }[]> }
}

/** Shows what can be seen of the running job from outside. Resolves with the id of the agent that runs it. */
async function show(id: string): Promise<string | undefined> {
  const { Config, NetworkSettings } = await engineRequest<Inspection>(
    'GET',
    `/containers/${id}/json`,
  )
  const [binding] = NetworkSettings.Ports['6379/tcp'] ?? []
  if (!binding) throw new Error('The container has no port published for 6379/tcp.')
  const { HostIp, HostPort } = binding

  const answer = await pingRedis(HostIp, Number(HostPort), timeout)
  say(`PING to ${HostIp}:${HostPort}, the mapped host port: ${answer}`)

  const environment = await runInContainer(id, ['/bin/busybox', 'env'])
  const shown = /^(NOMAD_PORT_redis|NOMAD_HOST_PORT_redis|NOMAD_MEMORY_LIMIT|NOMAD_CPU_LIMIT)=/
  say('Inside the container:')
  for (const line of environment.split('\n').filter((line) => shown.test(line)))
    console.log(`    ${line}`)

  const logs = `.demo/alloc/${Config.Labels[allocLabel]}/alloc/logs`
  say(`In ${logs}: ${(await readdir(`${root}${logs}`)).join(', ')}`)
  return Config.Labels[agentLabel]
}

async function listContainers(label: string): Promise<unknown[]> {
  const filters = encodeURIComponent(JSON.stringify({ label: [label] }))
  return engineRequest('GET', `/containers/json?all=1&filters=${filters}`)
}

async function setUp(): Promise<void> {
  const child = spawn(process.execPath, ['scripts/services.ts'], { cwd: root, stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  if (code !== 0) process.exit(code || 1)
}
