import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { json } from 'node:stream/consumers'
import { connectEngine, type Engine } from '@longshore/engine'
import { createDanglingReaper } from '@longshore/gc'
import { engineAddress } from '../packages/test-support/src/engine-address.ts'
import { services } from '../packages/test-support/src/services.ts'
import type { Figure } from './figure.ts'
import { interleaved, timed } from './interleaved.ts'
import { ratioFigure } from './ratio-figure.ts'

const count = 1000

/** A sweep that keeps 1,000 real containers (created, tracked) over one raw list call and its parsing. */
export async function reaper1000(): Promise<Figure[]> {
  const engine = connectEngine({ environment: process.env })
  const agent = new Agent({ keepAlive: true })
  const run = randomUUID()
  const label = { 'dev.longshore.bench': run }
  try {
    const tracked = new Set(await createContainers(engine, label))
    const reaper = createDanglingReaper({
      engine,
      labels: { 'dev.longshore.agent': run },
      isTracked: ({ id }) => tracked.has(id),
      keepFinished: false,
      isHealthy: () => true,
      // Other containers of this engine are looked at too: a dry run removes none of them.
      options: { enabled: true, dry_run: true, period: 0, creation_grace: 0 },
    })
    const times = await interleaved({
      subject: () => timed(() => reaper.sweep()),
      yardstick: () => timed(() => listRaw(agent)),
      rounds: 100,
      warmup: 5,
    })
    return [ratioFigure({ name: 'reaper-1000', goal: 1.1, times })]
  } finally {
    await removeContainers(engine, label)
    engine.close()
    agent.destroy()
  }
}

async function createContainers(engine: Engine, label: Record<string, string>): Promise<string[]> {
  const names = Array.from({ length: count }, () => `bench-${randomUUID()}`)
  const ids: string[] = []
  const next = async () => {
    for (let name = names.pop(); name; name = names.pop()) {
      const Labels = { ...label, 'com.hashicorp.nomad.alloc_id': name.slice('bench-'.length) }
      const HostConfig = {
        NetworkMode: 'none',
        Binds: ['alloc', 'local', 'secrets'].map((folder) => `/tmp:/${folder}:ro`),
      }
      const request = { name, Image: services.busyboxImage, Labels, HostConfig }
      ids.push((await engine.createContainer(request)).id)
    }
  }
  await Promise.all([next(), next(), next(), next()])
  return ids
}

async function removeContainers(engine: Engine, label: Record<string, string>): Promise<void> {
  const labels = Object.entries(label).map(([key, value]) => `${key}=${value}`)
  for (const { id } of await engine.listContainers({ labels })) await engine.removeContainer(id)
}

function listRaw(agent: Agent): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  const { connection } = engineAddress()
  request({ ...connection, agent, path: '/containers/json?all=1' }, (response) =>
    json(response).then(resolve, reject),
  )
    .on('error', reject)
    .end()
  return promise
}
