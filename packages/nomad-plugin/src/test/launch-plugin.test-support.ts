import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { magicCookie } from '../handshake/read-launch.ts'
import { newFolder } from './new-folder.test-support.ts'
import { createStrictClient } from './strict-client.test-support.ts'

export const pluginProgram = fileURLToPath(
  new URL('memory-plugin.test-support.ts', import.meta.url),
)

export interface LaunchedPlugin {
  child: ChildProcess
  directory: string
  /** Where its socket is. */
  path: string
}

/** Starts the memory driver's plugin as a process of its own; ended with the test. */
export async function launchPlugin(directory?: string): Promise<LaunchedPlugin> {
  const folder = directory ?? (await newFolder())
  const child = spawn(process.execPath, ['--conditions=source', pluginProgram], {
    env: { ...pluginEnvironment, TMPDIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await gone
  })
  const [line] = await once(createInterface(child.stdout), 'line')
  return { child, directory: folder, path: String(line).split('|')[3] ?? '' }
}

/** A client, closed with the test. */
export function connectTo(path: string) {
  const client = createStrictClient(`unix:${path}`)
  onTestFinished(() => client.close())
  return client
}

/** What go-plugin sets. */
export const pluginEnvironment = {
  [magicCookie.name]: magicCookie.value,
  PLUGIN_MIN_PORT: '10000',
  PLUGIN_MAX_PORT: '25000',
  PLUGIN_PROTOCOL_VERSIONS: '2',
}
