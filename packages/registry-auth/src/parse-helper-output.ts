import { createSecret } from '@longshore/errors'
import type { Credentials } from './credentials.ts'

/** The credentials on a helper's stdout, none, or what is wrong with it: the end of a sentence that begins with the helper. */
export type HelperOutput = { credentials: Credentials | undefined } | { problem: string }

/** A helper's username for an identity token. */
const tokenUsername = '<token>'

/**
 * Reads what `docker-credential-X get` prints: `{ "ServerURL", "Username", "Secret" }`. An empty username or secret means
 * none, as `docker-credential-pass` says it.
 *
 * Source: https://github.com/docker/docker-credential-helpers#development
 */
export function parseHelperOutput(stdout: string): HelperOutput {
  const answer = parseJson(stdout)
  if (typeof answer !== 'object' || answer === null)
    return { problem: 'printed something that is no JSON object' }

  const { Username: username, Secret: secret } = answer as Record<string, unknown>
  if (typeof username !== 'string' || typeof secret !== 'string')
    return { problem: 'printed JSON without the strings Username and Secret' }
  if (username === '' || secret === '') return { credentials: undefined }
  return username === tokenUsername
    ? { credentials: { identityToken: createSecret(secret) } }
    : { credentials: { username, password: createSecret(secret) } }
}

/** JSON.parse's own error quotes its input: it is dropped. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
