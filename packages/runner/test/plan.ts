import { type Job, parseJob } from '@longshore/config'
import { createPortAllocator, dynamicPortRange, type PortStore } from '@longshore/networking'
import { type Node, planJob } from '../src/index.ts'

export const node: Node = {
  id: '11111111-0000-4000-8000-000000000000',
  name: 'harbour',
  datacenter: 'dc1',
  region: 'global',
  address: '127.0.0.1',
  hostNetworks: { private: '10.0.0.7' },
  totalMhz: 4000,
  cores: [0, 1, 2, 3],
  coreMhz: 1000,
  meta: { rack: 'r1' },
  totalMemoryMib: 4096,
  attributes: { 'driver.docker.version': '20.10.24' },
}

export function parse(text: string): Job {
  const { job, diagnostics } = parseJob({ path: 'test.hcl', text })
  if (!job) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return job
}

export function countIds(): () => string {
  let id = 0
  return () => `00000000-0000-0000-0000-${String(id++).padStart(12, '0')}`
}

/** Ports come in order from 20000, ids count from 0: a plan is always the same. */
export function planEffects({ store }: { store?: PortStore } = {}) {
  const portAllocator = createPortAllocator({
    range: dynamicPortRange,
    isFree: async () => true,
    random: () => 0,
    store,
  })
  return { node, dataDir: '/data', portAllocator, newId: countIds() }
}

export async function planText(text: string, options: { dataDir?: string; node?: Node } = {}) {
  const job = parse(text)
  const effects = planEffects()
  const allocations = await planJob(job, { ...effects, ...options })
  return { job, allocations, portAllocator: effects.portAllocator }
}

export async function planOne(text: string, options: { dataDir?: string; node?: Node } = {}) {
  const { allocations } = await planText(text, options)
  const [allocation] = allocations
  const [task] = allocation?.tasks ?? []
  if (!allocation || !task) throw new Error('The job has no task.')
  return { allocation, task }
}
