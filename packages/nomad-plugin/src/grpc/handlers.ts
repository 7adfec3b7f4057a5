import type { DescMethod, DescService, MessageInitShape, MessageShape } from '@bufbuild/protobuf'

/** Sends one message of a stream; settles when the peer has room for more, rejects when the call is over. */
export type Send<T> = (message: T) => Promise<void>

/**
 * What a service does, a function for each of its methods. The `signal` is aborted when the call is over or the plugin
 * ends. What is thrown becomes the call's status.
 */
export type Handlers<S extends DescService> = {
  [K in keyof S['method']]: Handler<S['method'][K]>
}

type Handler<M extends DescMethod> = M extends { methodKind: 'unary' }
  ? UnaryHandler<M>
  : M extends { methodKind: 'server_streaming' }
    ? ServerStreamHandler<M>
    : DuplexHandler<M>

type Request<M extends DescMethod> = MessageShape<M['input']>
type Response<M extends DescMethod> = MessageInitShape<M['output']>

export type UnaryHandler<M extends DescMethod> = (
  request: Request<M>,
  signal: AbortSignal,
) => Response<M> | Promise<Response<M>>

export type ServerStreamHandler<M extends DescMethod> = (
  request: Request<M>,
  send: Send<Response<M>>,
  signal: AbortSignal,
) => Promise<void>

export type DuplexHandler<M extends DescMethod> = (
  requests: AsyncIterable<Request<M>>,
  send: Send<Response<M>>,
  signal: AbortSignal,
) => Promise<void>
