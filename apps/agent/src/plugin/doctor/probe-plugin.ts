import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Io } from '../../io.ts'
import { callPlugin } from './call-plugin.ts'
import { readStrings } from './read-strings.ts'

export type Probe =
  | { kind: 'answers'; name: string; version: string; milliseconds: number }
  /** With the end of what it said on stderr. */
  | { kind: 'fails'; reason: string; said: string }

/** As long as Nomad waits. */
const timeoutMs = 60_000

/** Starts a plugin as a Nomad client does, asks it what it is, and ends it. */
export async function probePlugin(path: string, env: Io['env']): Promise<Probe> {
  const begun = performance.now()
  const child = spawn(path, [], {
    env: { ...env, ...launchedByNomad },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said = (said + chunk).slice(-2000)
  })
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const line = await firstLine(child, signal)
    const [core, version, network, socket = '', protocol] = line.split('|')
    if (core !== '1' || version !== '2' || network !== 'unix' || protocol !== 'grpc')
      throw new Error(`it says ${JSON.stringify(line.slice(0, 200))}, which is no handshake`)
    const { status, message } = await callPlugin(socket, 'PluginInfo', signal)
    if (status !== '0') throw new Error(`it answers with gRPC status ${status}`)
    const milliseconds = Math.round(performance.now() - begun)
    const fields = readStrings(message)
    return {
      kind: 'answers',
      name: fields.get(4) ?? '',
      version: fields.get(3) ?? '',
      milliseconds,
    }
  } catch (error) {
    return { kind: 'fails', reason: (error as Error).message, said: said.trim() }
  } finally {
    await end(child)
  }
}

const launchedByNomad = {
  NOMAD_PLUGIN_MAGIC_COOKIE: 'e4327c2e01eabfd75a8a67adb114fb34a757d57eee7728d857a8cec6e91a7255',
  PLUGIN_MIN_PORT: '10000',
  PLUGIN_MAX_PORT: '25000',
  PLUGIN_PROTOCOL_VERSIONS: '2',
}

async function firstLine(child: ChildProcess, signal: AbortSignal): Promise<string> {
  if (!child.stdout) throw new Error('it has no output')
  const failed = once(child, 'error').then(([error]) => Promise.reject(error))
  const ended = once(child, 'close').then(([code]) =>
    Promise.reject(new Error(`it ended with exit code ${code} before its handshake`)),
  )
  const line = once(createInterface(child.stdout), 'line', { signal })
  return String((await Promise.race([line, ended, failed]))[0])
}

/** A plugin has 2 s to end by itself. */
async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 2000)
  await gone
  clearTimeout(timer)
}
