import { create, toBinary } from '@bufbuild/protobuf'
import { anyPack } from '@bufbuild/protobuf/wkt'
import { Metadata, type StatusObject, status } from '@grpc/grpc-js'
import { type LongshoreError, toLongshoreError } from '@longshore/errors'
import { RecoverableErrorSchema } from '../gen/recoverable_error_pb.ts'
import { StatusSchema } from '../gen/status_pb.ts'
import {
  pluginEnding,
  taskNotFoundCode,
  unknownService,
  unsupportedCode,
} from '../plugin-errors.ts'

/**
 * Gives what was thrown as a gRPC status: the message with its hint, and as a detail whether it is recoverable, which is
 * what a Nomad client decides by when a task does not start.
 */
export function toStatus(thrown: unknown): StatusObject {
  const error = toLongshoreError(thrown)
  const details = error.hint === undefined ? error.message : `${error.message} ${error.hint}`
  const code = toCode(error)
  const metadata = new Metadata()
  metadata.set('grpc-status-details-bin', toDetails(code, details, error.recoverable))
  return { code, details, metadata }
}

function toCode({ code }: LongshoreError): status {
  switch (code) {
    case taskNotFoundCode:
    case unknownService:
      return status.NOT_FOUND
    case unsupportedCode:
      return status.UNIMPLEMENTED
    case pluginEnding:
      return status.UNAVAILABLE
    case 'UNEXPECTED':
      return status.UNKNOWN
    default:
      return status.FAILED_PRECONDITION
  }
}

function toDetails(code: number, message: string, recoverable: boolean): Buffer {
  const detail = anyPack(RecoverableErrorSchema, create(RecoverableErrorSchema, { recoverable }))
  return Buffer.from(
    toBinary(StatusSchema, create(StatusSchema, { code, message, details: [detail] })),
  )
}
