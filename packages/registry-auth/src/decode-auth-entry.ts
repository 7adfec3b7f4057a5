import { createSecret } from '@longshore/errors'
import type { AuthEntry } from './auth-file.ts'
import type { Credentials } from './credentials.ts'

/** The entry's credentials, none, or what is wrong with it: the end of a sentence that begins with the entry. */
export type DecodedEntry = { credentials: Credentials | undefined } | { problem: string }

/**
 * Reads one entry of an auth file. Of several kinds the one that the engine would use counts: `registrytoken`, then
 * `identitytoken`, then `auth`, then `username` and `password`. An entry without any, as `docker login` leaves it beside a
 * `credsStore`, has no credentials.
 */
export function decodeAuthEntry(entry: AuthEntry): DecodedEntry {
  const { registrytoken, identitytoken, auth, username, password } = entry
  if (registrytoken) return { credentials: { registryToken: createSecret(registrytoken) } }
  if (identitytoken) return { credentials: { identityToken: createSecret(identitytoken) } }
  if (auth) return decodeAuth(auth)
  if (!username && !password) return { credentials: undefined }
  if (!username) return { problem: 'has a password and no username' }
  return { credentials: { username, password: createSecret(password ?? '') } }
}

/**
 * Base64 of `username:password`. As Docker does it: line breaks within are skipped, the password may have colons, and
 * NULs around it are cut off. Padding may be missing.
 */
function decodeAuth(auth: string): DecodedEntry {
  const base64 = auth.replace(/[\r\n]/g, '')
  const digits = base64.replace(/={0,2}$/, '')
  if (!/^[A-Za-z0-9+/]*$/.test(digits) || digits.length % 4 === 1)
    return { problem: 'has an auth that is not base64' }

  const text = Buffer.from(digits, 'base64').toString()
  const colon = text.indexOf(':')
  if (colon < 1) return { problem: 'has an auth that is not base64 of username:password' }
  const password = text.slice(colon + 1).replace(/^\0+|\0+$/g, '')
  return { credentials: { username: text.slice(0, colon), password: createSecret(password) } }
}
