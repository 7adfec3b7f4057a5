import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { callPlugin } from './call-plugin.ts'
import type { Figure } from './figure.ts'
import { spread } from './spread.ts'

const program = fileURLToPath(new URL('../apps/agent/dist/main.js', import.meta.url))
const rounds = 20
const goalMs = 400

/** From the launch of the plugin (as built) until it has said what it is and what its config may hold, as Nomad first asks it. */
export async function pluginStart(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'plugin-start-'))
  try {
    // What Node keeps of the program it compiled is there from the second launch on.
    await start(folder)
    const ready: number[] = []
    const handshake: number[] = []
    for (let round = 0; round < rounds; round++) {
      const times = await start(folder)
      ready.push(times.ready)
      handshake.push(times.handshake)
    }
    const value = spread(ready).p50
    return [
      {
        ...{ name: 'plugin-start', value, unit: 'ms' },
        ...{ goal: `≤ ${goalMs}`, ok: value <= goalMs },
        detail: { ready: spread(ready), handshake: spread(handshake) },
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function start(folder: string): Promise<{ handshake: number; ready: number }> {
  const begun = performance.now()
  const child = spawn(process.execPath, [program, 'plugin', '--state-dir', join(folder, 'state')], {
    env: {
      ...{ ...process.env, TMPDIR: folder, PLUGIN_PROTOCOL_VERSIONS: '2' },
      NOMAD_PLUGIN_MAGIC_COOKIE: 'e4327c2e01eabfd75a8a67adb114fb34a757d57eee7728d857a8cec6e91a7255',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), gone])
  const handshake = performance.now() - begun
  const socket = String(line).split('|')[3]
  if (!socket) throw new Error(`The plugin does not start: ${line}. Build first: npm run build`)
  await callPlugin(socket, ['PluginInfo', 'ConfigSchema'])
  const ready = performance.now() - begun
  child.kill('SIGTERM')
  await gone
  return { handshake, ready }
}
