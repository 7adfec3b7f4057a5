import type { Agent } from 'node:http'
import { LongshoreError } from '@longshore/errors'
import type Docker from 'dockerode'
import type { EngineConnection } from './resolve-endpoint.ts'

/** Dockerode's HTTP client. */
export type Modem = Docker['modem']

/**
 * What dockerode takes from the process's `DOCKER_HOST` and its companions unless it is told otherwise. The endpoint
 * has been decided by then, and the agent connects to it. `socketPath` only keeps docker-modem from `url.parse`, of
 * which Node warns on stderr.
 */
const notFromEnvironment = {
  socketPath: '/',
  host: undefined,
  port: undefined,
  protocol: 'http',
  pathPrefix: '/',
  ca: undefined,
  cert: undefined,
  key: undefined,
  timeout: undefined,
} as const

/**
 * Loads dockerode (about 150 ms, once per process) and makes its HTTP client, which connects through `agent`.
 *
 * @throws LongshoreError `ENGINE_ENDPOINT_INVALID`: dockerode reads the process's `DOCKER_HOST` even where it is not
 * to be used, and fails on one that it cannot read.
 */
export async function createModem(connection: EngineConnection, agent: Agent): Promise<Modem> {
  const { default: Docker } = await import('dockerode')
  const headers: Record<string, string> =
    'host' in connection ? { Host: `${connection.host}:${connection.port}` } : {}
  const options = { ...notFromEnvironment, headers, agent }
  try {
    return new Docker(options).modem
  } catch (cause) {
    throw new LongshoreError(
      'ENGINE_ENDPOINT_INVALID',
      `The environment of this process keeps dockerode from starting: ${(cause as Error).message}`,
      { hint: 'Correct or unset DOCKER_HOST and DOCKER_CERT_PATH.', cause },
    )
  }
}
