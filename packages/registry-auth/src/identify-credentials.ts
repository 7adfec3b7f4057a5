import { createHmac, randomBytes } from 'node:crypto'
import type { Credentials } from './credentials.ts'
import { toRegistryAuthHeader } from './to-registry-auth-header.ts'

/**
 * Makes a function that names credentials: equal ones equally, different ones differently, `none` for none. Nothing can
 * be read or guessed from a name: it is an HMAC under a random key that no one else has, so names of two identifiers
 * cannot be compared either.
 */
export function createCredentialsIdentifier(): (credentials: Credentials | undefined) => string {
  const key = randomBytes(32)
  return (credentials) =>
    credentials === undefined
      ? 'none'
      : createHmac('sha256', key).update(toRegistryAuthHeader(credentials, '')).digest('hex')
}
