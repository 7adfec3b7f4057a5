import type { Server } from 'node:net'

/** Where a plugin is reached. */
export interface Listener {
  network: 'unix' | 'tcp'
  address: string
  /** Stops listening and removes what was made for it; a second call does nothing. Open connections go on. */
  close(): Promise<void>
}

/** Binds `server`; rejects with the system's error. */
export function listen(server: Server, where: { path: string } | { host: string; port: number }) {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(where, () => {
    server.off('error', reject)
    resolve()
  })
  return promise
}
