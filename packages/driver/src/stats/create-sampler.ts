import type { ContainerStats, Engine } from '@longshore/engine'
import { hasCode } from '@longshore/errors'
import { findGroup } from './find-group.ts'
import type { OpenFiles } from './open-files.ts'

/** What one container has used so far; undefined when it has ended. */
export type Sampler = (signal?: AbortSignal) => Promise<ContainerStats | undefined>

export type SamplerEngine = Pick<Engine, 'inspectContainer' | 'containerStats'>

/**
 * Takes samples of a container's control group, or, where that cannot be read, of what the engine tells.
 *
 * @throws LongshoreError `ENGINE_NOT_FOUND`: there is no such container; the engine's other errors.
 */
export async function createSampler(
  engine: SamplerEngine,
  { containerId, files }: { containerId: string; files: OpenFiles },
  signal?: AbortSignal,
): Promise<Sampler> {
  const { state } = await engine.inspectContainer(containerId, signal)
  if (!state.running) return async () => undefined
  const readGroup = await findGroup({ containerId, pid: state.pid }, files)
  if (readGroup) return readGroup
  files.close()
  return (signal) => askEngine(engine, containerId, signal)
}

async function askEngine(
  engine: SamplerEngine,
  containerId: string,
  signal?: AbortSignal,
): Promise<ContainerStats | undefined> {
  try {
    const stats = await engine.containerStats(containerId, signal)
    // Of a container that does not run, all is 0.
    return stats.memory.usage > 0 || stats.cpu.usage > 0 ? stats : undefined
  } catch (error) {
    if (hasCode(error, 'ENGINE_NOT_FOUND')) return undefined
    throw error
  }
}
