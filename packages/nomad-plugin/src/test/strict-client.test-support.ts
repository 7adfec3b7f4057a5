import {
  create,
  type DescMethod,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from '@bufbuild/protobuf'
import {
  Client,
  type ClientDuplexStream,
  type ClientReadableStream,
  credentials,
  type ServiceError,
} from '@grpc/grpc-js'
import { expect } from 'vitest'
import { RecoverableErrorSchema } from '../gen/recoverable_error_pb.ts'
import { StatusSchema } from '../gen/status_pb.ts'

/** A client's own key and certificate, and the one that the server must have; all PEM. */
export interface ClientIdentity {
  privateKey: string
  certificate: string
  serverCertificate: string
}

// biome-ignore lint/suspicious/noExplicitAny: callers name the method, which tells the types
type Any = any

/** Calls a plugin over its socket as a Nomad client does, and refuses answers with fields that no `.proto` knows. */
export function createStrictClient(address: string, identity?: ClientIdentity) {
  const client = new Client(
    address,
    identity
      ? credentials.createSsl(
          Buffer.from(identity.serverCertificate),
          Buffer.from(identity.privateKey),
          Buffer.from(identity.certificate),
        )
      : credentials.createInsecure(),
    {
      'grpc.max_receive_message_length': -1,
      'grpc.max_send_message_length': -1,
      ...(identity && {
        'grpc.ssl_target_name_override': 'localhost',
        'grpc.default_authority': 'localhost',
      }),
    },
  )
  return {
    close: () => client.close(),

    /** Sends `request` as it is where it is bytes. */
    call<M extends DescMethod>(
      method: M,
      request: MessageInitShape<M['input']> | Uint8Array = {} as Any,
    ): Promise<MessageShape<M['output']>> {
      const answer = Promise.withResolvers<MessageShape<M['output']>>()
      client.makeUnaryRequest(
        toPath(method),
        (bytes: Uint8Array) => Buffer.from(bytes),
        (bytes) => decode(method, bytes),
        encode(method, request),
        (error: ServiceError | null, message) =>
          error ? answer.reject(error) : answer.resolve(message as Any),
      )
      return answer.promise
    },

    stream<M extends DescMethod>(
      method: M,
      request: MessageInitShape<M['input']> = {} as Any,
    ): ClientReadableStream<MessageShape<M['output']>> {
      return client.makeServerStreamRequest(
        toPath(method),
        (bytes: Uint8Array) => Buffer.from(bytes),
        (bytes) => decode(method, bytes),
        encode(method, request),
      )
    },

    duplex<M extends DescMethod>(
      method: M,
    ): ClientDuplexStream<MessageInitShape<M['input']>, MessageShape<M['output']>> {
      return client.makeBidiStreamRequest(
        toPath(method),
        (request: Any) => Buffer.from(encode(method, request)),
        (bytes) => decode(method, bytes),
      )
    },
  }
}

/** The detail by which a Nomad client decides whether a start may be tried again. */
export function recoverableOf(error: ServiceError): boolean {
  const [bytes] = error.metadata.get('grpc-status-details-bin')
  const status = fromBinary(StatusSchema, bytes as Buffer)
  expect(status).toMatchObject({ code: error.code, message: error.details })
  const [detail] = status.details
  expect(detail?.typeUrl).toBe(
    'type.googleapis.com/hashicorp.nomad.plugins.shared.structs.RecoverableError',
  )
  return fromBinary(RecoverableErrorSchema, detail?.value ?? new Uint8Array()).recoverable
}

function toPath(method: DescMethod): string {
  return `/${method.parent.typeName}/${method.name}`
}

function encode<M extends DescMethod>(
  method: M,
  request: MessageInitShape<M['input']> | Uint8Array,
) {
  if (request instanceof Uint8Array) return request
  return toBinary(method.input, create(method.input, request))
}

function decode<M extends DescMethod>(method: M, bytes: Buffer): MessageShape<M['output']> {
  const message: unknown = fromBinary(method.output, bytes)
  refuseUnknown(message, method.output.typeName)
  return message as MessageShape<M['output']>
}

function refuseUnknown(value: unknown, where: string): void {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return
  for (const [key, each] of Object.entries(value)) {
    if (key === '$unknown') throw new Error(`${where} has unknown fields`)
    refuseUnknown(each, `${where}.${key}`)
  }
}
