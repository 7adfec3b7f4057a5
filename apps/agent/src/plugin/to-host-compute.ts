import type { AgentInfo, Core } from '@longshore/nomad-plugin'
import type { HostCompute } from '../read-host-compute.ts'

/** The node's CPU as its Nomad agent counts it; undefined where that told nothing of it. */
export function toHostCompute({ topology }: Pick<AgentInfo, 'topology'>): HostCompute | undefined {
  const usable = topology?.cores.filter(({ disabled }) => !disabled) ?? []
  if (!topology || usable.length === 0) return undefined
  const sum = usable.reduce((total, core) => total + speedOf(core), 0)
  return {
    totalMhz: topology.overrideTotalCompute || sum,
    cores: usable.map(({ coreId }) => coreId).sort((a, b) => a - b),
  }
}

/** MHz; the best that is known of it. */
function speedOf({ baseSpeed, maxSpeed, guessSpeed }: Core): number {
  return baseSpeed || maxSpeed || guessSpeed
}
