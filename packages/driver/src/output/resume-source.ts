import { Readable } from 'node:stream'
import type { ContainerInfo, Engine } from '@longshore/engine'
import type { ResumeLogsOptions } from '@longshore/logs'
import { attachRunning } from './attach-running.ts'

/** Where the output of a container is read on from. */
export function resumeSource(
  { id, logDriver, tty }: ContainerInfo,
  engine: Pick<Engine, 'attachContainer' | 'inspectContainer' | 'containerLogs'>,
): Pick<ResumeLogsOptions, 'logDriver' | 'tty' | 'attach' | 'readBuffer'> {
  return {
    ...{ logDriver, tty },
    attach: (signal) => attachRunning(engine, id, signal),
    readBuffer(since, signal) {
      const what = { stdout: true, stderr: true, timestamps: true, follow: false } as const
      return engine.containerLogs(id, { ...what, since }, signal)
    },
  }
}

/** Of a container that is gone, and its log with it: what was read of it and not stored yet is. */
export const goneSource: Pick<ResumeLogsOptions, 'logDriver' | 'attach' | 'readBuffer'> = {
  logDriver: { type: 'none', config: {} },
  attach: async () => undefined,
  readBuffer: async () => Readable.from([]),
}
