/** What a plugin is told by the program that starts it. */
export interface Launch {
  /** Where its socket shall be. */
  socketDirectory: SocketDirectory
  /** Of TCP, where unix sockets are not possible. */
  ports: { min: number; max: number }
  /** PEM; set for AutoMTLS: only this client may connect. */
  clientCertificate: string | undefined
  /** Whether the client asks if connections can be shared; they cannot. */
  asksForMultiplexing: boolean
}

/** `given`: by the client, which owns it. Otherwise a folder of its own is made in it. */
export interface SocketDirectory {
  path: string
  given: boolean
}
