import type { AuthFile } from './auth-file.ts'
import { invalidAuthFile } from './auth-file-error.ts'
import type { Credentials } from './credentials.ts'
import { decodeAuthEntry } from './decode-auth-entry.ts'
import { dockerHub, dockerHubHosts, dockerHubKey, toAuthKey } from './docker-hub.ts'
import { hostOfKey } from './host-of-key.ts'

/**
 * The credentials that an auth file itself holds for a registry: of the key that is exactly the registry's, else of the
 * first whose host is. Hosts are equal or not, never parts of each other. Spec: driver.md §3.
 *
 * @throws LongshoreError `AUTH_FILE_INVALID` where the registry's entry is no good. Other entries do not matter.
 */
export function findInAuthFile(file: AuthFile, registry: string): Credentials | undefined {
  for (const key of keysOf(file, registry)) {
    const decoded = decodeAuthEntry(file.entries.get(key) ?? {})
    if ('problem' in decoded)
      throw invalidAuthFile(
        file.name,
        `the entry for ${JSON.stringify(hostOfKey(key))} ${decoded.problem}`,
      )
    if (decoded.credentials !== undefined) return decoded.credentials
  }
  return undefined
}

/** The name of the helper that an auth file has for this one registry. */
export function findCredHelper(file: AuthFile, registry: string): string | undefined {
  const names = registry === dockerHub ? [dockerHubKey, ...dockerHubHosts] : [registry]
  return names.map((name) => file.credHelpers.get(name)).find(Boolean)
}

function keysOf(file: AuthFile, registry: string): string[] {
  const hosts = registry === dockerHub ? dockerHubHosts : [registry]
  const legacy = [...file.entries.keys()].filter(
    (key) => hosts.includes(hostOfKey(key)) && !isTokenOfDockerHub(key),
  )
  return [toAuthKey(registry), ...legacy]
}

/** Docker's login by browser keeps its parts beside the key that it uses: `https://index.docker.io/v1/access-token`. */
function isTokenOfDockerHub(key: string): boolean {
  return /^https:\/\/index\.docker\.io\/v1\/(access|refresh)-token$/.test(key)
}
