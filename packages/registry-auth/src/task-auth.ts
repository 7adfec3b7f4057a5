import { createSecret } from '@longshore/errors'
import type { Credentials } from './credentials.ts'

/**
 * A task's `auth` block. Its `email`, which no engine of today reads, is not here: as with Nomad, a block with nothing
 * else does not count.
 */
export interface TaskAuth {
  username?: string
  password?: string
  serverAddress?: string
}

/** Whether the block is there: any field is set. Then it alone decides, also where it has no credentials. */
export function hasTaskAuth({ username, password, serverAddress }: TaskAuth): boolean {
  return Boolean(username || password || serverAddress)
}

export function toTaskCredentials({ username, password }: TaskAuth): Credentials | undefined {
  if (!username && !password) return undefined
  return { username: username ?? '', password: createSecret(password ?? '') }
}
