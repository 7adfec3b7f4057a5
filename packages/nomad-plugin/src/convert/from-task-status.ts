import type { MessageInitShape } from '@bufbuild/protobuf'
import { type InspectTaskResponseSchema, TaskState } from '../gen/driver_pb.ts'
import type { TaskStatus } from '../types/task-status.ts'
import { fromExitResult } from './from-exit-result.ts'
import { fromNetworkOverride } from './network-isolation.ts'
import { fromTime } from './time.ts'

const states = {
  unknown: TaskState.UNKNOWN,
  running: TaskState.RUNNING,
  exited: TaskState.EXITED,
} as const

/** A Nomad client takes no answer without both times and a result, so a task that still runs has empty ones. */
export function fromTaskStatus(
  status: TaskStatus,
): MessageInitShape<typeof InspectTaskResponseSchema> {
  const { id, name, state, startedAt, completedAt, result, attributes, network } = status
  return {
    task: {
      id,
      name,
      state: states[state],
      startedAt: fromTime(startedAt),
      completedAt: fromTime(completedAt),
      result: result ? fromExitResult(result) : {},
    },
    driver: { attributes: attributes ?? {} },
    networkOverride: network && fromNetworkOverride(network),
  }
}
