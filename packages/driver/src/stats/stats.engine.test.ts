import * as files from 'node:fs'
import { connectEngine } from '@longshore/engine'
import { requireEngine, services, useTestContainers } from '@longshore/test-support'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStatsReader } from './create-stats-reader.ts'

const unreadable = {
  ...files,
  openSync() {
    throw new Error('EACCES')
  },
}

describe.each([
  { source: 'control groups', files },
  { source: 'the engine', files: unreadable },
])('stats by $source', ({ files }) => {
  beforeAll(() => requireEngine())
  const engine = connectEngine({ environment: process.env })
  afterAll(() => engine.close())
  const { labels } = useTestContainers()
  const { streamTaskStats } = createStatsReader({
    engine,
    files,
    host: { totalMhz: 4000, cores: 2 },
    now: Date.now,
    uptime: () => performance.now(),
  })

  async function start(script: string, CpuQuota = 0): Promise<string> {
    const { id } = await engine.createContainer({
      name: `longshore-test-${crypto.randomUUID()}`,
      Image: services.busyboxImage,
      Cmd: ['sh', '-c', script],
      Labels: labels,
      HostConfig: { NetworkMode: 'none', CpuPeriod: 100_000, CpuQuota },
    })
    await engine.startContainer(id)
    return id
  }

  it('see a task that is busy and held back at a tenth of a core', async () => {
    const id = await start('while :; do :; done', 10_000)
    for await (const { cpu } of streamTaskStats(id, { intervalMs: 500 })) {
      // Others may have the core; no one gives it more than its share.
      expect(cpu.percent).toBeGreaterThan(0)
      expect(cpu.percent).toBeLessThan(30)
      expect(cpu.totalTicks).toBeCloseTo((cpu.percent / 100) * 2000)
      expect(cpu.throttledPeriods).toBeGreaterThan(0)
      expect(cpu.throttledTime).toBeGreaterThan(0)
      break
    }
  })

  it('see what is written to memory, and end with the task', async () => {
    const id = await start('dd if=/dev/zero of=/dev/shm/x bs=1M count=20; sleep 1000')
    let wasSeen = false
    for await (const { memory } of streamTaskStats(id, { intervalMs: 50 })) {
      if (wasSeen || memory.cache < 20 * 1024 * 1024) continue
      wasSeen = true
      expect(memory.usage).toBeGreaterThanOrEqual(memory.cache)
      await engine.killContainer(id, 'SIGKILL')
    }
    expect(wasSeen).toBe(true)
  })
})
