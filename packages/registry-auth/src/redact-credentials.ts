import { createSecret, redactSecrets, type Secret } from '@longshore/errors'
import type { Credentials } from './credentials.ts'

/**
 * Cuts the credentials' secret out of the words of an engine or a registry, also where they stand as HTTP's Basic scheme
 * sends them: base64 of `username:password`.
 */
export function redactCredentials(text: string, credentials: Credentials): string {
  const secrets = [secretOf(credentials)]
  if ('password' in credentials)
    secrets.push(createSecret(`${credentials.username}:${credentials.password.reveal()}`))
  return redactSecrets(text, secrets)
}

function secretOf(credentials: Credentials): Secret {
  if ('password' in credentials) return credentials.password
  if ('identityToken' in credentials) return credentials.identityToken
  return credentials.registryToken
}
