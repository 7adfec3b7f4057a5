import type { Credentials } from './credentials.ts'

/** A place where credentials may be. */
export interface CredentialProvider {
  /**
   * Resolves with nothing where this place has none for the registry (`ImageReference.domain`, so `docker.io` for Docker
   * Hub), and rejects with a coded LongshoreError without any secret where it cannot tell.
   */
  find(registry: string, signal: AbortSignal): Promise<FoundCredentials | undefined>
}

export interface FoundCredentials {
  credentials: Credentials
  /** Where they are from, for people: no secret. */
  source: string
}
