import { LongshoreError } from '@longshore/errors'
import { fromExitResult } from '../convert/from-exit-result.ts'
import { fromTaskStatus } from '../convert/from-task-status.ts'
import { fromNetworkOverride } from '../convert/network-isolation.ts'
import { toMilliseconds } from '../convert/time.ts'
import { toTaskConfig } from '../convert/to-task-config.ts'
import { type Driver, StartTaskResponse_Result, TaskState } from '../gen/driver_pb.ts'
import type { Handlers } from '../grpc/handlers.ts'
import { unsupported } from '../plugin-errors.ts'
import type { TaskDriver } from '../task-driver.ts'
import type { MsgpackCodec } from '../values/msgpack.ts'

type TaskMethods =
  | 'startTask'
  | 'recoverTask'
  | 'waitTask'
  | 'stopTask'
  | 'destroyTask'
  | 'inspectTask'
  | 'signalTask'

/** A task's life. A start that fails is a status and not a `result`: no Nomad client looks at that. */
export function taskHandlers(
  driver: TaskDriver,
  { decode, encode }: MsgpackCodec,
): Pick<Handlers<typeof Driver>, TaskMethods> {
  return {
    async startTask({ task }, signal) {
      if (!task) throw missing('StartTask', 'a task')
      const started = await driver.startTask(toTaskConfig(task, decode), signal)
      return {
        result: StartTaskResponse_Result.SUCCESS,
        handle: {
          version: started.version,
          config: task,
          state: TaskState.RUNNING,
          driverState: encode(started.driverState),
        },
        networkOverride: started.network && fromNetworkOverride(started.network),
      }
    },
    async recoverTask({ handle }, signal) {
      if (!handle?.config) throw missing('RecoverTask', 'a handle with a task')
      const task = toTaskConfig(handle.config, decode)
      const driverState = decode(handle.driverState, `the handle of task ${task.name}`)
      await driver.recoverTask({ version: handle.version, task, driverState }, signal)
      return {}
    },
    async waitTask({ taskId }, signal) {
      const result = await driver.waitTask(taskId, signal)
      return { result: fromExitResult(result), err: result.error ?? '' }
    },
    async stopTask({ taskId, timeout, signal: killSignal }, signal) {
      const options = {
        timeoutMs: toMilliseconds(timeout),
        killSignal: killSignal === '' ? undefined : killSignal,
      }
      await driver.stopTask(taskId, options, signal)
      return {}
    },
    async destroyTask({ taskId, force }, signal) {
      await driver.destroyTask(taskId, { force }, signal)
      return {}
    },
    inspectTask: async ({ taskId }, signal) =>
      fromTaskStatus(await driver.inspectTask(taskId, signal)),
    async signalTask({ taskId, signal: name }, signal) {
      if (!driver.signalTask) throw unsupported('signals')
      await driver.signalTask(taskId, name, signal)
      return {}
    },
  }
}

function missing(call: string, what: string): LongshoreError {
  return new LongshoreError('BAD_REQUEST', `${call} was called without ${what}.`)
}
