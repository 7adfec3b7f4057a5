import type { Credentials } from './credentials.ts'

/**
 * The value of the engine's header `X-Registry-Auth`, itself a secret: JSON in base64url **with** padding. Of an engine
 * 20.10, a pull with a value that is not padded is a pull without credentials.
 *
 * `serverAddress` is `FoundAuth.serverAddress`: an engine with the containerd image store shows the credentials to that
 * registry alone, and to Docker Hub if it is empty.
 *
 * Source: moby `api/types/registry/authconfig.go`, `daemon/containerd/resolver.go`.
 */
export function toRegistryAuthHeader(credentials: Credentials, serverAddress: string): string {
  const json = JSON.stringify({ ...toFields(credentials), serveraddress: serverAddress })
  return Buffer.from(json).toString('base64').replaceAll('+', '-').replaceAll('/', '_')
}

function toFields(credentials: Credentials): Record<string, string> {
  if ('password' in credentials)
    return { username: credentials.username, password: credentials.password.reveal() }
  if ('identityToken' in credentials) return { identitytoken: credentials.identityToken.reveal() }
  return { registrytoken: credentials.registryToken.reveal() }
}
