import { LongshoreError } from '@longshore/errors'
import type { Launch } from './launch.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** Nomad's, for all its plugins: it tells that the program was started as one. Not a secret. */
export const magicCookie = {
  name: 'NOMAD_PLUGIN_MAGIC_COOKIE',
  value: 'e4327c2e01eabfd75a8a67adb114fb34a757d57eee7728d857a8cec6e91a7255',
}

/** Of Nomad's plugins over gRPC. */
export const protocolVersion = 2

/**
 * Reads go-plugin's side of the handshake.
 * @throws LongshoreError NOT_A_PLUGIN_LAUNCH, BAD_PLUGIN_LAUNCH
 */
export function readLaunch(env: Environment): Launch {
  if (env[magicCookie.name] !== magicCookie.value)
    throw new LongshoreError(
      'NOT_A_PLUGIN_LAUNCH',
      'This program is a Nomad plugin and is not started by hand.',
      { hint: "Put it into the Nomad client's plugin_dir." },
    )
  requireProtocolVersion(env.PLUGIN_PROTOCOL_VERSIONS)
  if (env.PLUGIN_UNIX_SOCKET_GROUP)
    throw bad(
      'PLUGIN_UNIX_SOCKET_GROUP is set, but the socket is for the same user only',
      'Unset it.',
    )
  return {
    socketDirectory: env.PLUGIN_UNIX_SOCKET_DIR
      ? { path: env.PLUGIN_UNIX_SOCKET_DIR, given: true }
      : { path: env.TMPDIR || '/tmp', given: false },
    ports: readPorts(env),
    clientCertificate: env.PLUGIN_CLIENT_CERT || undefined,
    asksForMultiplexing: Boolean(env.PLUGIN_MULTIPLEX_GRPC),
  }
}

/** A client that does not say which versions it knows is taken to know ours, as in go-plugin. */
function requireProtocolVersion(versions: string | undefined): void {
  if (!versions) return
  if (versions.split(',').every((version) => version.trim() !== String(protocolVersion)))
    throw bad(
      `The client knows the plugin protocol's versions ${versions}, this plugin ${protocolVersion}`,
      'Use a Nomad of version 0.9 or later that still knows it.',
    )
}

function readPorts(env: Environment): Launch['ports'] {
  const min = readPort(env, 'PLUGIN_MIN_PORT')
  const max = readPort(env, 'PLUGIN_MAX_PORT')
  if (min > max)
    throw bad(`PLUGIN_MIN_PORT ${min} is greater than PLUGIN_MAX_PORT ${max}`, 'Swap them.')
  return { min, max }
}

function readPort(env: Environment, name: string): number {
  const text = env[name] || '0'
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw bad(`${name} is ${JSON.stringify(text)}`, 'Set a port from 0 to 65535.')
}

function bad(message: string, hint: string): LongshoreError {
  return new LongshoreError('BAD_PLUGIN_LAUNCH', `${message}.`, { hint })
}
