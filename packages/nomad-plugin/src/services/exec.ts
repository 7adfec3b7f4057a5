import { LongshoreError } from '@longshore/errors'
import { fromExitResult } from '../convert/from-exit-result.ts'
import { toMilliseconds } from '../convert/time.ts'
import type { Driver } from '../gen/driver_pb.ts'
import type { Handlers } from '../grpc/handlers.ts'
import { unsupported } from '../plugin-errors.ts'
import type { TaskDriver } from '../task-driver.ts'
import { openExecSession } from './open-exec-session.ts'
import { withTimeLimit } from './with-time-limit.ts'

/** Commands inside a task. */
export function execHandlers(
  driver: TaskDriver,
): Pick<Handlers<typeof Driver>, 'execTask' | 'execTaskStreaming'> {
  return {
    async execTask({ taskId, command, timeout }, signal) {
      const { execTask } = driver
      if (!execTask) throw unsupported('exec')
      const { stdout, stderr, result } = await withTimeLimit(
        toMilliseconds(timeout),
        signal,
        (limited) => execTask.call(driver, taskId, command, limited),
      )
      return { stdout, stderr, result: fromExitResult(result) }
    },
    async execTaskStreaming(requests, send, signal) {
      if (!driver.execTaskStreaming) throw unsupported('exec with a stream')
      const messages = requests[Symbol.asyncIterator]()
      const { value: first } = await messages.next()
      if (!first?.setup)
        throw new LongshoreError('BAD_REQUEST', 'The first message of an exec must be its setup.')

      const { taskId, command, tty } = first.setup
      const { session, flush, close } = openExecSession(messages, send)
      try {
        const result = await driver.execTaskStreaming({ taskId, command, tty }, session, signal)
        await flush()
        await send({ exited: true, result: fromExitResult(result) })
      } finally {
        close()
      }
    },
  }
}
