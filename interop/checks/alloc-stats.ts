import { setTimeout } from 'node:timers/promises'
import { type Check, expectThat } from '../check.ts'
import { describe, purgeJob, runJob } from '../nomad/jobs.ts'

export const allocStats: Check = {
  name: 'alloc status -stats',
  about: 'memory and CPU of a busy task',
  async run({ api, nomad }, signal) {
    const job = { id: 'stats', script: 'while :; do sleep 0.01; done' }
    const allocation = await runJob(api, job, signal)
    expectThat(allocation.ClientStatus === 'running', describe(allocation))
    interface Stats {
      ResourceUsage: { CpuStats: { Percent: number }; MemoryStats: { RSS: number; Usage: number } }
    }
    const { ID } = allocation
    let stats: Stats | undefined
    while (!stats || stats.ResourceUsage.CpuStats.Percent === 0) {
      const path = `/v1/client/allocation/${ID}/stats`
      stats = await api.call<Stats>(path, { signal }).catch(() => undefined)
      await setTimeout(200, undefined, { signal })
    }
    const { MemoryStats, CpuStats } = stats.ResourceUsage
    expectThat(MemoryStats.RSS > 0 || MemoryStats.Usage > 0, JSON.stringify(MemoryStats))
    const said = await nomad(['alloc', 'status', '-stats', ID], { signal })
    expectThat(said.stdout.includes('CPU Stats'), said.stdout)
    await purgeJob(api, 'stats', signal)
    const rss = Math.round(MemoryStats.RSS / 1024)
    return `CPU ${CpuStats.Percent.toFixed(2)} %, RSS ${rss} KiB`
  },
}
