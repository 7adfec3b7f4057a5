import type { Task } from '@longshore/config'
import type { TaskResources } from '@longshore/driver'

/** What a task gets of the node: cores of its own count as all of their MHz. */
export function toTaskResources(
  { resources: { cpu, memory, memory_max } }: Task,
  { cores, coreMhz }: { cores: readonly number[]; coreMhz: number },
): TaskResources {
  return {
    cpuMhz: cores.length > 0 ? Math.floor(cores.length * coreMhz) : cpu,
    cores,
    memoryMib: memory,
    memoryMaxMib: memory_max,
  }
}
