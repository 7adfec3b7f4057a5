import { createSecret, redactSecrets, type Secret } from '@longshore/errors'

/** Characters of an engine's words that are looked at: a registry's answer, which they quote, may be of any length. */
export const longestRead = 10_000
const longestShown = 1000

/**
 * What an engine says, without what may be a secret: the user and the query of addresses (storage services sign
 * theirs), and what `authHeader`, the value of `X-Registry-Auth`, holds, should a registry repeat it. Cut where it is very
 * long.
 */
export function redactText(text: string, authHeader?: Secret): string {
  const bare = text
    .slice(0, longestRead)
    .replace(/\b(https?:\/\/)[^\s/"'@]*@/g, '$1')
    .replace(/\b(https?:\/\/[^\s?"']*)\?[^\s"']*/g, '$1?[redacted]')
  const shown = authHeader ? redactSecrets(bare, secretsIn(authHeader.reveal())) : bare
  return shown.length > longestShown ? `${shown.slice(0, longestShown)} …` : shown
}

function secretsIn(header: string): Secret[] {
  const { username, password, auth, identitytoken, registrytoken } = parse(header)
  return [header, `${username}:${password}`, password, auth, identitytoken, registrytoken]
    .filter((value): value is string => typeof value === 'string' && value !== '')
    .map(createSecret)
}

function parse(header: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(Buffer.from(header, 'base64url').toString()))
  } catch {
    return {}
  }
}
