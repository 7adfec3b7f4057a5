import { type DescMethod, type DescService, fromBinary } from '@bufbuild/protobuf'
import type { MethodDefinition, Server, UntypedHandleCall } from '@grpc/grpc-js'
import type { Handlers } from './handlers.ts'
import {
  type CallEffects,
  toDuplexCall,
  toServerStreamCall,
  toUnaryCall,
} from './to-handle-call.ts'

/** Lets `server` answer a service's methods by `handlers`. */
export function addService<S extends DescService>(
  server: Server,
  service: S,
  handlers: Handlers<S>,
  effects: CallEffects,
): void {
  const definition: Record<string, MethodDefinition<unknown, Uint8Array>> = {}
  const calls: Record<string, UntypedHandleCall> = {}
  for (const method of service.methods) {
    definition[method.name] = toDefinition(method)
    calls[method.name] = toCall(method, handlers[method.localName as keyof Handlers<S>], effects)
  }
  server.addService(definition, calls)
}

// biome-ignore lint/suspicious/noExplicitAny: the handler's type follows from the kind of its method
function toCall(method: DescMethod, handler: any, effects: CallEffects): UntypedHandleCall {
  switch (method.methodKind) {
    case 'unary':
      return toUnaryCall(method, handler, effects)
    case 'server_streaming':
      return toServerStreamCall(method, handler, effects)
    default:
      return toDuplexCall(method, handler, effects)
  }
}

/** Answers are serialized before they are handed to gRPC, which would leave a call that fails there without an end. */
function toDefinition(method: DescMethod): MethodDefinition<unknown, Uint8Array> {
  return {
    path: `/${method.parent.typeName}/${method.name}`,
    requestStream: method.methodKind !== 'unary' && method.methodKind !== 'server_streaming',
    responseStream: method.methodKind !== 'unary',
    requestSerialize: () => Buffer.alloc(0),
    requestDeserialize: (bytes) => fromBinary(method.input, bytes),
    responseSerialize: (bytes) => bytes as Buffer,
    responseDeserialize: (bytes) => bytes,
  }
}
