import { LongshoreError } from '@longshore/errors'
import { Decoder, Encoder } from '@msgpack/msgpack'
import { checkMsgpack } from './check-msgpack.ts'

/** Reads msgpack; no bytes at all are undefined. `what` names the value in the error. */
export type Decode = (bytes: Uint8Array, what: string) => unknown

export interface MsgpackCodec {
  decode: Decode
  encode(value: unknown): Uint8Array
}

/** As much as gRPC lets through in one message by default. */
const MAX_BYTES = 4 * 1024 * 1024

/**
 * Plain values: maps become objects, 64-bit integers `bigint`. Fails with `BAD_MSGPACK` on what is broken, larger than
 * 4 MiB or nested more than 64 levels deep, on values that are not known yet (an extension type), and on the keys
 * `__proto__` and `constructor`. The error tells no content but those.
 */
export function createMsgpackCodec(): MsgpackCodec {
  const decoder = new Decoder({ useBigInt64: true, mapKeyConverter: requireKey })
  const encoder = new Encoder({ useBigInt64: true })
  return {
    encode: (value) => encoder.encode(value),
    decode(bytes, what) {
      if (bytes.length === 0) return undefined
      try {
        if (bytes.length > MAX_BYTES) throw new Error('it is larger than 4 MiB')
        checkMsgpack(bytes)
        return decoder.decode(bytes)
      } catch (error) {
        const reason = (error as Error).message
        throw new LongshoreError(
          'BAD_MSGPACK',
          `Not msgpack as Nomad sends it: ${what}, as ${reason}.`,
        )
      }
    },
  }
}

function requireKey(key: unknown): string {
  if (typeof key !== 'string') throw new Error('a key of a map is no text')
  if (key === '__proto__' || key === 'constructor') throw new Error(`a key of a map is ${key}`)
  return key
}
