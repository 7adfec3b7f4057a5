import type { CollectLogsOptions, LogGap, LogLoss, ResumeLogsOptions } from '@longshore/logs'
import type { TaskEventType } from '../task-event.ts'
import type { TaskHandle } from '../task-handle.ts'

/** What is to be done with a task's output. */
export interface OutputSink {
  delivery: 'lossless' | 'best_effort'
  /** What the task writes, as it is stored. Must not throw. */
  onOutput?: (stream: 'stdout' | 'stderr', chunk: Buffer) => void
  signal: AbortSignal
}

/** A task whose output is collected. */
export type TaskWithOutput = Pick<TaskHandle, 'taskName'> & {
  output: NonNullable<TaskHandle['output']>
}

/** The handle's part of what `logs` is asked, with losses told as events. */
export function toLogOptions(
  { taskName, output }: TaskWithOutput,
  sink: OutputSink,
  emit: (type: TaskEventType, message: string) => void,
): CollectLogsOptions & Pick<ResumeLogsOptions, 'onGap'> {
  return {
    ...toTarget(output),
    taskName,
    tty: output.tty,
    ...sink,
    onLoss: (loss) => emit('Output Lost', describeLoss(loss)),
    onGap: (gap) => emit('Output Lost', describeGap(gap)),
  }
}

function toTarget(output: TaskWithOutput['output']) {
  if (output.kind === 'fifos') return { fifos: { stdout: output.stdout, stderr: output.stderr } }
  const { directory, maxFiles, maxFileSizeMib } = output
  return { directory, maxFiles, maxFileSizeMib }
}

function describeLoss({ stream, bytes, over, error }: LogLoss): string {
  const lost = over ? `${bytes} bytes of ${stream} were lost` : `Losing output of ${stream}`
  return `${lost}: ${error.message}`
}

function describeGap({ stream, after, before, certain, reason }: LogGap): string {
  const place =
    after.index === undefined ? '' : ` after byte ${after.offset} of file ${after.index}`
  const from = after.time ? ` from ${after.time}` : ''
  const to = before ? ` until ${before}` : ''
  const what = certain ? 'is missing' : 'may be missing'
  return `Output of ${stream} ${what}${place}${from}${to}: ${reason}`
}
