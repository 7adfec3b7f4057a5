import type { Engine } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import type { DiskSpace } from '@longshore/gc'

/**
 * How full the disk is that an engine of this machine keeps its images on.
 *
 * @throws LongshoreError `IMAGE_GC_UNAVAILABLE` for an engine of another machine.
 */
export function engineDisk(
  engine: Pick<Engine, 'endpoint' | 'info'>,
  readDisk: (path: string) => Promise<DiskSpace>,
): (signal: AbortSignal) => Promise<DiskSpace> {
  if (!isLocal(engine.endpoint))
    throw new LongshoreError(
      'IMAGE_GC_UNAVAILABLE',
      `image_gc looks at the engine's disk, and the engine at ${engine.endpoint} is on another machine.`,
      { hint: 'Take image_gc out, or run Longshore beside the engine.' },
    )
  return async (signal) => readDisk((await engine.info(signal)).rootDirectory)
}

function isLocal(endpoint: string): boolean {
  const { protocol, hostname } = new URL(endpoint)
  if (protocol === 'unix:' || protocol === 'npipe:') return true
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
}
