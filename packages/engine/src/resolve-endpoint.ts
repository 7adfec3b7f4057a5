import { LongshoreError } from '@longshore/errors'
import { type ChosenTls, chooseTls, type TlsFiles } from './choose-tls.ts'
import type { EndpointOptions } from './endpoint-options.ts'

export interface ResolvedEndpoint {
  /** For people: `unix:///var/run/docker.sock`. */
  endpoint: string
  connection: EngineConnection
  /** What was said and has no effect: sentences. */
  warnings: string[]
}

/** `socketPath` may be a Windows pipe. Without `tls`, TCP is plain. */
export type EngineConnection =
  | { socketPath: string }
  | { host: string; port: number; tls?: TlsFiles }

const examples = 'unix:///var/run/docker.sock or tcp://127.0.0.1:2375'

/**
 * Where the engine is, by driver.md §1 `endpoint` and `tls`. An empty value counts as unset, as Docker's own client has
 * it. TLS is used for `https://`, and wherever certificates are given, whatever the scheme: a connection is never made
 * in plain text where an encrypted one was asked for. No file is read.
 *
 * @throws LongshoreError `ENGINE_ENDPOINT_INVALID` for one that means nothing, `ENGINE_ENDPOINT_UNSUPPORTED` for SSH and for a
 * Windows pipe elsewhere, `ENGINE_TLS_INVALID` for certificates of which one is missing.
 */
export function resolveEndpoint(options: EndpointOptions): ResolvedEndpoint {
  const { environment, platform = process.platform } = options
  const tls = chooseTls(options)
  const [source, endpoint] = options.endpoint
    ? ['endpoint', options.endpoint]
    : ['DOCKER_HOST', environment.DOCKER_HOST || defaultEndpoint(platform)]

  const [, scheme = '', rest = ''] = /^([a-z]+):\/\/(.*)$/s.exec(endpoint) ?? []
  if (scheme === 'ssh' || (scheme === 'npipe' && platform !== 'win32'))
    throw unsupported(`${scheme}:// (in ${source})`)
  const connection = parseConnection(scheme, rest, tls.files)
  if (!connection) throw invalid(source, endpoint)
  return { endpoint, connection, warnings: [...tls.warnings, ...warnOfSocket(connection, tls)] }
}

function defaultEndpoint(platform: NodeJS.Platform): string {
  return platform === 'win32' ? 'npipe:////./pipe/docker_engine' : 'unix:///var/run/docker.sock'
}

function parseConnection(
  scheme: string,
  rest: string,
  tls: TlsFiles | undefined,
): EngineConnection | undefined {
  switch (scheme) {
    case 'unix':
      return /^\/./.test(rest) ? { socketPath: rest } : undefined
    case 'npipe':
      return /^\/\/[^/]+\/pipe\/./.test(rest)
        ? { socketPath: rest.replaceAll('/', '\\') }
        : undefined
    case 'tcp':
      return parseAddress(rest, tls ? 2376 : 2375, tls)
    case 'http':
      return parseAddress(rest, 80, tls)
    case 'https':
      return parseAddress(rest, 443, tls ?? { verify: true })
    default:
      return undefined
  }
}

/** `host[:port]`, and nothing besides; an IPv6 host is in brackets. */
function parseAddress(
  text: string,
  defaultPort: number,
  tls: TlsFiles | undefined,
): EngineConnection | undefined {
  const [, host, port = defaultPort] =
    /^(\[[0-9a-f:.]+\]|[\w.-]+)(?::(\d{1,5}))?\/?$/i.exec(text) ?? []
  if (!host || Number(port) < 1 || Number(port) > 65_535) return undefined
  return { host, port: Number(port), ...(tls && { tls }) }
}

function warnOfSocket(connection: EngineConnection, { files, source }: ChosenTls): string[] {
  if (!files || !('socketPath' in connection)) return []
  return [`${source} is ignored: a connection to a socket of this machine is not encrypted.`]
}

function invalid(source: string, endpoint: string): LongshoreError {
  const shown = endpoint.includes('@') ? 'a value with credentials in it' : `"${endpoint}"`
  return new LongshoreError('ENGINE_ENDPOINT_INVALID', `${source} is ${shown}.`, {
    hint: `Write where the Docker Engine listens, such as ${examples}.`,
  })
}

function unsupported(what: string): LongshoreError {
  return new LongshoreError('ENGINE_ENDPOINT_UNSUPPORTED', `${what} is not supported here.`, {
    hint: `Use an endpoint such as ${examples}.`,
  })
}
