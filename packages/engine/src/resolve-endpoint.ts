import { LongshoreError } from '@longshore/errors'

export interface EndpointOptions {
  /** The driver option `endpoint`. Set, it alone counts and the environment is ignored. */
  endpoint?: string
  /** Read for `DOCKER_HOST`, `DOCKER_TLS_VERIFY` and `DOCKER_CERT_PATH`. */
  environment: Record<string, string | undefined>
}

export interface ResolvedEndpoint {
  /** For people: `unix:///var/run/docker.sock`. */
  endpoint: string
  connection: EngineConnection
}

export type EngineConnection = { socketPath: string } | { host: string; port: number }

const examples = 'unix:///var/run/docker.sock or tcp://127.0.0.1:2375'
const unsupportedSchemes = ['https', 'npipe', 'ssh']

/**
 * Where the engine is, by driver.md §1 `endpoint`. An empty value counts as unset, as Docker's own client has it.
 *
 * Throws `ENGINE_ENDPOINT_INVALID` for one that means nothing and `ENGINE_ENDPOINT_UNSUPPORTED` for one that asks for
 * TLS, SSH or a named pipe: a connection is never made in plain text where an encrypted one was asked for.
 */
export function resolveEndpoint({ endpoint, environment }: EndpointOptions): ResolvedEndpoint {
  if (endpoint) return parseEndpoint('endpoint', endpoint)

  const resolved = parseEndpoint(
    'DOCKER_HOST',
    environment.DOCKER_HOST || 'unix:///var/run/docker.sock',
  )
  const isSocket = 'socketPath' in resolved.connection
  if (environment.DOCKER_TLS_VERIFY || (environment.DOCKER_CERT_PATH && !isSocket))
    throw unsupported('TLS to the engine (DOCKER_TLS_VERIFY, DOCKER_CERT_PATH)')
  return resolved
}

function parseEndpoint(source: string, endpoint: string): ResolvedEndpoint {
  const [, scheme = '', rest = ''] = /^([a-z]+):\/\/(.*)$/s.exec(endpoint) ?? []
  if (unsupportedSchemes.includes(scheme)) throw unsupported(`${scheme}:// (in ${source})`)

  const connection = parseConnection(scheme, rest)
  if (!connection) throw invalid(source, endpoint)
  return { endpoint, connection }
}

function parseConnection(scheme: string, rest: string): EngineConnection | undefined {
  switch (scheme) {
    case 'unix':
      return /^\/./.test(rest) ? { socketPath: rest } : undefined
    case 'tcp':
      return parseAddress(rest, 2375)
    case 'http':
      return parseAddress(rest, 80)
    default:
      return undefined
  }
}

/** `host[:port]`, and nothing besides; an IPv6 host is in brackets. */
function parseAddress(text: string, defaultPort: number): EngineConnection | undefined {
  const [, host, port = defaultPort] =
    /^(\[[0-9a-f:.]+\]|[\w.-]+)(?::(\d{1,5}))?\/?$/i.exec(text) ?? []
  if (!host || Number(port) < 1 || Number(port) > 65_535) return undefined
  return { host, port: Number(port) }
}

function invalid(source: string, endpoint: string): LongshoreError {
  const shown = endpoint.includes('@') ? 'a value with credentials in it' : `"${endpoint}"`
  return new LongshoreError('ENGINE_ENDPOINT_INVALID', `${source} is ${shown}.`, {
    hint: `Write where the Docker Engine listens, such as ${examples}.`,
  })
}

function unsupported(what: string): LongshoreError {
  return new LongshoreError('ENGINE_ENDPOINT_UNSUPPORTED', `${what} is not supported yet.`, {
    hint: `Use an endpoint such as ${examples}.`,
  })
}
