import type { Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { Server, ServerCredentials } from '@grpc/grpc-js'
import { LongshoreError } from '@longshore/errors'
import { BasePlugin } from './gen/base_pb.ts'
import { Driver } from './gen/driver_pb.ts'
import { GRPCBroker, GRPCController, GRPCStdio } from './gen/go_plugin_pb.ts'
import { Health } from './gen/health_pb.ts'
import { addService } from './grpc/add-service.ts'
import { createOpenCalls } from './grpc/open-calls.ts'
import { logFailure } from './log/log-failure.ts'
import { pluginEnding } from './plugin-errors.ts'
import type { ServeOptions } from './serve-options.ts'
import { baseHandlers } from './services/base.ts'
import { driverHandlers } from './services/driver.ts'
import { brokerHandlers, controllerHandlers, stdioHandlers } from './services/go-plugin.ts'
import { healthHandlers } from './services/health.ts'
import type { TaskDriver } from './task-driver.ts'
import type { Identity } from './tls/create-identity.ts'
import { createMsgpackCodec } from './values/msgpack.ts'

export interface PluginServer {
  accept(connection: Socket): void
  /** Ends calls and connections; at once where the time runs out. */
  stop(withinMs: number): Promise<void>
}

export interface PluginServerOptions extends ServeOptions {
  log: NonNullable<ServeOptions['log']>
  identity: Identity | undefined
  /** Ends the plugin. */
  end: () => void
  /** Ends the driver's work. */
  shutdown: (withinMs: number) => Promise<void>
}

/** Of gRPC's own default, 4 MiB, a job with large templates in its config falls short. */
const maxMessageBytes = 32 * 1024 * 1024

/** All the services of a plugin, on connections that are handed to it. */
export function createPluginServer(driver: TaskDriver, options: PluginServerOptions): PluginServer {
  const { log, identity, shutdown } = options
  const { codec = createMsgpackCodec(), fingerprintIntervalMs = 30_000 } = options
  const server = new Server({
    'grpc.max_receive_message_length': options.maxMessageBytes ?? maxMessageBytes,
    'grpc.max_send_message_length': -1,
  })
  const calls = createOpenCalls()
  const effects = { calls, onFailure: logFailure(log) }
  addService(server, Health, healthHandlers, effects)
  // The answer goes out first.
  addService(
    server,
    GRPCController,
    controllerHandlers(() => setImmediate(options.end)),
    effects,
  )
  addService(server, GRPCStdio, stdioHandlers, effects)
  addService(server, GRPCBroker, brokerHandlers, effects)
  addService(server, BasePlugin, baseHandlers(driver, codec), effects)
  const driverEffects = { codec, log, shutdown, fingerprintIntervalMs }
  addService(server, Driver, driverHandlers(driver, driverEffects), effects)

  const connections = server.createConnectionInjector(toCredentials(identity))
  return {
    accept: (connection) => connections.injectConnection(connection),
    async stop(withinMs) {
      calls.abortAll(
        new LongshoreError(pluginEnding, 'The plugin is ending.', { recoverable: true }),
      )
      const closed = Promise.withResolvers<void>()
      server.tryShutdown(() => closed.resolve())
      await Promise.race([closed.promise, setTimeout(withinMs, undefined, { ref: false })])
      server.forceShutdown()
    },
  }
}

function toCredentials(identity: Identity | undefined): ServerCredentials {
  if (!identity) return ServerCredentials.createInsecure()
  const pair = { private_key: Buffer.from(identity.privateKey), cert_chain: toPem(identity) }
  return ServerCredentials.createSsl(Buffer.from(identity.clientCertificate), [pair], true)
}

function toPem({ certificate }: Identity): Buffer {
  const lines = certificate.toString('base64').replace(/.{64}/g, '$&\n')
  return Buffer.from(`-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`)
}
