import type { Secret } from '@longshore/errors'

/** What to show a registry. Safe to log: a username is shown, a {@link Secret} is not. */
export type Credentials = PasswordCredentials | IdentityTokenCredentials | RegistryTokenCredentials

/** For HTTP's Basic scheme, or to ask the registry's token server for a bearer token. */
export interface PasswordCredentials {
  username: string
  password: Secret
}

/** An OAuth refresh token, which the engine trades at the registry's token server for a bearer token. */
export interface IdentityTokenCredentials {
  identityToken: Secret
}

/** A bearer token, which the engine sends to the registry as it is. */
export interface RegistryTokenCredentials {
  registryToken: Secret
}
