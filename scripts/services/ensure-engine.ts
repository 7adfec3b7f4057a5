import { readFile } from 'node:fs/promises'
import type { engineAddress } from '../../packages/test-support/src/engine-address.ts'
import { ScriptError } from '../shared/script-error.ts'
import { aptGet } from './apt-get.ts'
import { callEngine } from './engine-call.ts'
import { exists } from './exists.ts'
import { type EngineFacts, nextEngineStep, type Starter } from './next-engine-step.ts'
import { startDaemon } from './start-daemon.ts'
import type { Tools } from './tools.ts'
import { waitUntil } from './wait-until.ts'

const logFile = '/var/log/longshore-dockerd.log'
/** The engine, and what it needs of the packages that Debian only recommends beside it. */
const packages = ['docker.io', 'iptables', 'ca-certificates']

type Address = ReturnType<typeof engineAddress>

/**
 * Makes sure that a Docker engine answers: starts the one that is installed, or installs Debian's.
 * Resolves with whether anything had to be done.
 */
export async function ensureEngine(tools: Tools, address: Address): Promise<boolean> {
  const failure = await ping(address)
  if (failure === undefined) return false

  const step = nextEngineStep(await readFacts(tools, address, failure))
  if (step.kind === 'refuse') throw new ScriptError(step.message)
  if (step.kind === 'install-and-start') {
    tools.say(`Installing a Docker engine: apt-get install ${packages.join(' ')}`)
    await aptGet(tools, ['install', '-y', '--no-install-recommends', ...packages])
    if ((await ping(address)) === undefined) return true
  }
  await start(tools, address, step.with)
  return true
}

/** Resolves with why there is no answer, or undefined where there is one. */
async function ping({ connection }: Address): Promise<string | undefined> {
  try {
    const signal = AbortSignal.timeout(5_000)
    const { status } = await callEngine(connection, { method: 'GET', path: '/_ping', signal })
    return status === 200 ? undefined : `status ${status}`
  } catch (error) {
    return (error as Error).message
  }
}

async function readFacts(
  { run }: Tools,
  { endpoint }: Address,
  failure: string,
): Promise<EngineFacts> {
  const version = await run('dockerd', ['--version']).catch(() => undefined)
  return {
    endpoint,
    failure,
    chosen: endpoint !== 'unix:///var/run/docker.sock',
    isRoot: process.getuid?.() === 0,
    hasDockerd: version !== undefined,
    hasSystemd: await exists('/run/systemd/system'),
    osRelease: await readFile('/etc/os-release', 'utf8').catch(() => ''),
  }
}

async function start(tools: Tools, address: Address, starter: Starter): Promise<void> {
  const isUp = async () => (await ping(address)) === undefined
  const limit = AbortSignal.timeout(60_000)
  if (starter === 'systemctl') {
    tools.say('Starting the Docker engine: systemctl start docker')
    await tools.run('systemctl', ['start', 'docker'])
    await waitUntil(isUp, limit).catch((cause) => {
      const message =
        'The Docker engine was started, but does not answer: see "journalctl -u docker".'
      throw new ScriptError(message, { cause })
    })
  } else {
    tools.say(`Starting dockerd; its log is ${logFile}`)
    await startDaemon({ program: 'dockerd', args: [], logFile, isUp }, limit)
  }
}
