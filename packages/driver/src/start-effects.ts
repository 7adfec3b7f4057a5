import type { Engine } from '@longshore/engine'
import type { Images, PullProgress } from '@longshore/images'
import type { HostReader } from './container/host-parts.ts'
import type { Cpusets } from './cpusets.ts'
import type { DriverSettings } from './driver-settings.ts'
import type { EngineConnection } from './engine-connection.ts'
import type { ExitWatcher } from './exit-watcher.ts'
import type { TaskEventType } from './task-event.ts'

export interface StartOptions {
  /** Gives up a start that has not come to its container yet; a made container is then removed. */
  signal?: AbortSignal
  onPullProgress?: (progress: PullProgress) => void
  /** What the task writes, as it is stored. Must not throw. */
  onOutput?: (stream: 'stdout' | 'stderr', chunk: Buffer) => void
}

/** Who uses which image, so that none is removed under a task; `createImageGc` of `@longshore/gc` is one. */
export interface ImageUsers {
  use(imageId: string, taskId: string): Promise<void>
  release(imageId: string, taskId: string): Promise<void>
}

/** Of `node:fs`. */
export interface KernelReader {
  readFileSync(path: string, encoding: 'utf8'): string
}

/** What a start acts on. */
export interface StartEffects {
  engine: Engine
  connection: EngineConnection
  imageUsers?: ImageUsers
  images: Images
  exits: ExitWatcher
  cpusets: Cpusets
  /** Containers of starts that are under way: nobody is to take them for dangling. */
  begun: Set<string>
  /** The host's files. */
  host: HostReader
  kernelFiles?: KernelReader
  settings: DriverSettings
  /** Tells an event of the task. */
  emit: (type: TaskEventType, message: string) => void
}
