/** Paths of PEM files: the client's certificate and its key, and the authority that has signed the engine's. */
export interface TlsPaths {
  cert?: string
  key?: string
  ca?: string
}

export interface EndpointOptions {
  /** The driver option `endpoint`. Set, it and `tls` alone count and the environment is ignored. */
  endpoint?: string
  /** The driver option `tls`: paths of PEM files. Needs `endpoint`. */
  tls?: TlsPaths
  /**
   * Read for `DOCKER_HOST`, `DOCKER_TLS_VERIFY` and `DOCKER_CERT_PATH`; where that is missing, for the folder of Docker's
   * own client.
   */
  environment: Record<string, string | undefined>
  /** Decides the default. Default: the platform of the process. */
  platform?: NodeJS.Platform
}
