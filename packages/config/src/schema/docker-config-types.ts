import type { z } from 'zod'
import type { dockerConfigSchema } from './docker-config-schema.ts'

type Config = z.infer<typeof dockerConfigSchema>

/** `size` is in bytes, `mode` a number. */
export type Mount = Config['mounts'][number]
export type Device = Config['devices'][number]
export type NetworkEndpoint = Config['networks'][number]
/** Rates in bytes or operations per second. */
export type Blkio = NonNullable<Config['blkio']>
export type Gpus = NonNullable<Config['gpus']>
export type RegistryAuth = NonNullable<Config['auth']>
/** `type` is unset where the engine's own default is asked for. */
export type TaskLogging = NonNullable<Config['logging']>
