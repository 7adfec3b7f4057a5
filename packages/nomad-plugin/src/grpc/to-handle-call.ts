import { create, type DescMethod, type MessageInitShape, toBinary } from '@bufbuild/protobuf'
import type {
  handleBidiStreamingCall,
  handleServerStreamingCall,
  handleUnaryCall,
  ServerDuplexStream,
  ServerWritableStream,
} from '@grpc/grpc-js'
import type { DuplexHandler, Send, ServerStreamHandler, UnaryHandler } from './handlers.ts'
import type { OpenCalls } from './open-calls.ts'
import { toStatus } from './to-status.ts'
import { untilAborted } from './until-aborted.ts'

// biome-ignore lint/suspicious/noExplicitAny: what gRPC hands over is of the method's types by its deserializer
type AnyMessage = any

export interface CallEffects {
  calls: OpenCalls
  /** Told of each call that failed, but for those that ended by their signal. */
  onFailure: (method: string, thrown: unknown) => void
}

export function toUnaryCall<M extends DescMethod>(
  method: M,
  handler: UnaryHandler<M>,
  effects: CallEffects,
): handleUnaryCall<AnyMessage, Uint8Array> {
  return (call, callback) =>
    run(method, call, effects, async (signal) =>
      encode(method, await handler(call.request, signal)),
    )
      .then((response) => callback(null, response))
      .catch((thrown) => callback(toStatus(thrown)))
}

export function toServerStreamCall<M extends DescMethod>(
  method: M,
  handler: ServerStreamHandler<M>,
  effects: CallEffects,
): handleServerStreamingCall<AnyMessage, Uint8Array> {
  return (call) =>
    endWith(
      call,
      run(method, call, effects, (signal) =>
        handler(call.request, toSend(method, call, signal), signal),
      ),
    )
}

export function toDuplexCall<M extends DescMethod>(
  method: M,
  handler: DuplexHandler<M>,
  effects: CallEffects,
): handleBidiStreamingCall<AnyMessage, Uint8Array> {
  return (call) =>
    endWith(
      call,
      run(method, call, effects, (signal) => handler(call, toSend(method, call, signal), signal)),
    )
}

type Call = { on(event: 'cancelled', listener: () => void): unknown }
type Stream =
  | ServerWritableStream<AnyMessage, Uint8Array>
  | ServerDuplexStream<AnyMessage, Uint8Array>

/** Ends when the call does, even where the handler does not heed its signal. */
async function run<T>(
  method: DescMethod,
  call: Call,
  { calls, onFailure }: CallEffects,
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { signal, abort, close } = calls.open()
  call.on('cancelled', () => abort(new Error('The caller has gone away.')))
  try {
    return await untilAborted(act(signal), signal)
  } catch (thrown) {
    if (!signal.aborted) onFailure(method.name, thrown)
    throw thrown
  } finally {
    close()
  }
}

function endWith(call: Stream, running: Promise<void>): void {
  running.then(
    () => call.end(),
    (thrown) => call.emit('error', toStatus(thrown)),
  )
}

function toSend<M extends DescMethod>(
  method: M,
  call: Stream,
  signal: AbortSignal,
): Send<MessageInitShape<M['output']>> {
  return async (message) => {
    const bytes = encode(method, message)
    const sent = Promise.withResolvers<void>()
    call.write(bytes, (error: Error | null | undefined) =>
      error ? sent.reject(error) : sent.resolve(),
    )
    await untilAborted(sent.promise, signal)
  }
}

function encode<M extends DescMethod>(method: M, message: MessageInitShape<M['output']>): Buffer {
  return Buffer.from(toBinary(method.output, create(method.output, message)))
}
