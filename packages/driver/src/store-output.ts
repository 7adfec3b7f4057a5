import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { collectLogs } from '@longshore/logs'
import type { StartEffects, StartOptions } from './start-effects.ts'
import type { TaskConfig } from './task-config.ts'

/**
 * Stores what comes out of an attached stream in the allocation's log files until it ends or `signal` aborts. Resolves
 * when the files are there; `stored` settles, and never rejects, when all is stored or told as lost.
 */
export async function storeOutput(
  output: Readable,
  task: TaskConfig,
  options: Pick<StartEffects, 'emit'> & Pick<StartOptions, 'onOutput' | 'signal'>,
): Promise<{ stored: Promise<void> }> {
  const { emit, onOutput, signal } = options
  const { done } = await collectLogs(output, {
    directory: join(task.directories.allocation, 'alloc', 'logs'),
    taskName: task.name,
    tty: task.config.tty,
    maxFiles: task.logs.max_files,
    maxFileSizeMib: task.logs.max_file_size,
    onOutput,
    onLoss({ stream, bytes, over, error }) {
      const lost = over ? `${bytes} bytes of ${stream} were lost` : `Losing output of ${stream}`
      emit('Output Lost', `${lost}: ${error.message}`)
    },
    signal,
  })
  const stored = done.then(({ error }) => {
    if (error) emit('Output Lost', error.message)
  })
  return { stored }
}
