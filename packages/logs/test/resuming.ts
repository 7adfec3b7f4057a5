import { stat } from 'node:fs/promises'
import { PassThrough } from 'node:stream'
import { collectLogs, type LogGap } from '../src/index.ts'
import { resumeWith } from '../src/resume-logs.ts'
import type { containerModel } from './container-model.ts'

export type Model = ReturnType<typeof containerModel>

export const limits = { taskName: 'web', maxFiles: 1000, maxFileSizeMib: 10 }
const unlimited = { type: 'json-file', config: {} }
export const small = { type: 'json-file', config: { 'max-size': '1k', 'max-file': '2' } }

/** A collection of the model's output, from its first byte or on from what is stored. */
export async function collect(
  model: Model,
  options: { directory: string; tty?: boolean; [name: string]: unknown },
) {
  const gaps: LogGap[] = []
  const controller = new AbortController()
  const all = { ...limits, ...options, now: model.now, signal: controller.signal }
  const { done } = await resumeWith(
    {
      attach: model.attach,
      readBuffer: model.readBuffer,
      logDriver: unlimited,
      onGap: (gap) => gaps.push(gap),
      ...all,
    },
    { delay: model.delay },
  )
  return {
    gaps,
    done,
    /** As long as it takes to come up with the container. */
    settle: async () => {
      for (let n = 0; n < 10; n += 1) {
        await model.delay(250)
        await stat(options.directory)
      }
    },
    stop: async () => {
      controller.abort()
      await done
    },
  }
}

export async function begin(directory: string, model: Model, text = ''): Promise<void> {
  const stream = new PassThrough()
  const { done } = await collectLogs(stream, { ...limits, directory, tty: true, now: model.now })
  stream.end(text)
  await done
  if (text) model.write('stdout', text)
  model.flush()
}

export const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => `line ${from + n}\n`).join('')
