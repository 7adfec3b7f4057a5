import type { MessageInitShape } from '@bufbuild/protobuf'
import type { DriverTaskEventSchema } from '../gen/driver_pb.ts'
import type { TaskEvent } from '../types/task-event.ts'
import { fromTime } from './time.ts'

export function fromTaskEvent(event: TaskEvent): MessageInitShape<typeof DriverTaskEventSchema> {
  return { annotations: {}, ...event, timestamp: fromTime(event.timestamp) }
}
