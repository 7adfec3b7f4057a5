import { LongshoreError } from '@longshore/errors'
import {
  type Health,
  HealthCheckResponse_ServingStatus as ServingStatus,
} from '../gen/health_pb.ts'
import type { Handlers } from '../grpc/handlers.ts'
import { unknownService } from '../plugin-errors.ts'
import { forever } from './forever.ts'

/** go-plugin asks for the service `plugin`; the empty name is the server as a whole. */
const serving = new Set(['', 'plugin'])

export const healthHandlers: Handlers<typeof Health> = {
  check({ service }) {
    if (serving.has(service)) return { status: ServingStatus.SERVING }
    throw new LongshoreError(unknownService, `There is no service ${service}.`)
  },
  async watch({ service }, send, signal) {
    const state = serving.has(service) ? ServingStatus.SERVING : ServingStatus.SERVICE_UNKNOWN
    await send({ status: state })
    await forever(signal)
  },
}
