/** What an auth file says of credentials, checked in its outline: an entry is read when its registry is asked for. */
export interface AuthFile {
  /** For errors: its path, and the registry that it is asked for. */
  name: string
  /** By registry, as written: a domain or, in old files, a URL. In the file's order. */
  entries: Map<string, AuthEntry>
  /** Names of credential helpers by registry. */
  credHelpers: Map<string, string>
  credsStore: string | undefined
}

export type AuthEntry = Partial<Record<AuthField, string>>

type AuthField = (typeof authFields)[number]

export const authFields = [
  'auth',
  'username',
  'password',
  'identitytoken',
  'registrytoken',
] as const
