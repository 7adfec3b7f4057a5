import { createServer, type Socket } from 'node:net'
import type { PluginServer } from './create-plugin-server.ts'
import { readLaunch } from './handshake/read-launch.ts'
import { toHandshakeLine } from './handshake/to-handshake-line.ts'
import type { HclogLogger } from './log/create-hclog-logger.ts'
import type { PluginHost } from './plugin-host.ts'
import type { ServeOptions } from './serve-options.ts'
import { createShutdown } from './shutdown.ts'
import type { TaskDriver } from './task-driver.ts'
import { createIdentity } from './tls/create-identity.ts'
import { openListener } from './transport/open-listener.ts'
import { removeStaleSockets } from './transport/remove-stale-sockets.ts'

export interface RunOptions extends ServeOptions {
  log: HclogLogger
  ended: Promise<void>
  end: () => void
}

/** A client kills a plugin that has not ended after 2 s. */
const endsWithinMs = 1000

/** The handshake comes first: a connection waits for what is loaded after it. */
export async function runPlugin(
  driver: TaskDriver,
  host: PluginHost,
  options: RunOptions,
): Promise<void> {
  const launch = readLaunch(host.env)
  const identity = createIdentity(launch.clientCertificate, Date.now())
  const loaded = Promise.withResolvers<PluginServer>()
  const connections = createServer((connection) => accept(connection, loaded.promise))
  const listener = await openListener(connections, host.platform, launch)
  try {
    host.stdout.write(
      toHandshakeLine({ ...launch, ...listener, certificate: identity?.certificate }),
    )
    const shutdown = createShutdown(driver, options.log)
    const { createPluginServer } = await import('./create-plugin-server.ts')
    const plugin = createPluginServer(driver, { ...options, identity, shutdown })
    loaded.resolve(plugin)

    const { path, given } = launch.socketDirectory
    const uid = host.getuid?.()
    if (!given && uid !== undefined) void removeStaleSockets(path, { uid, now: Date.now() })

    await options.ended
    await listener.close()
    await Promise.all([plugin.stop(endsWithinMs), shutdown(endsWithinMs)])
  } finally {
    await listener.close()
  }
}

function accept(connection: Socket, loaded: Promise<PluginServer>): void {
  connection.on('error', () => {})
  void loaded.then((plugin) => plugin.accept(connection))
}
