import { homedir } from 'node:os'
import { join } from 'node:path'

const registryFolder = join(homedir(), '.cache/longshore-dev/registry')

/** What `npm run services` provides, and where. Tests, the demo and the benches use nothing else. */
export const services = {
  registry: '127.0.0.1:5055',
  /** The registry's program, data and log. */
  registryFolder,
  /** Debian's docker-registry, for tests that need a registry of their own. */
  registryProgram: join(registryFolder, 'docker-registry'),
  /** Debian's static busybox, present on the engine. */
  busyboxImage: 'longshore-test/busybox:1',
  /** The same, as a pause container wants it: it waits for ever, and ends when it is told to. */
  pauseImage: 'longshore-test/pause:1',
  pause: ['sh', '-c', 'trap "exit 0" TERM INT; while :; do sleep 3600 & wait; done'],
  /** Debian's redis-server with busybox beside it, in the registry; several layers. */
  redisImage: '127.0.0.1:5055/redis:7',
} as const
