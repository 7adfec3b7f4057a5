/**
 * Where tests look for the engine: `DOCKER_HOST`, else the default socket.
 *
 * @throws Error with one sentence where that is no address of an engine without TLS.
 */
export function engineAddress(): { endpoint: string; connection: EngineConnection } {
  const endpoint = process.env.DOCKER_HOST || 'unix:///var/run/docker.sock'
  const connection = toConnection(endpoint)
  if (connection !== undefined) return { endpoint, connection }
  throw new Error(
    `DOCKER_HOST is ${JSON.stringify(endpoint)}: write unix:///path, tcp://host:port or http://host:port, or unset it.`,
  )
}

export type EngineConnection = { socketPath: string } | { host: string; port: number }

function toConnection(endpoint: string): EngineConnection | undefined {
  if (!URL.canParse(endpoint)) return undefined
  const { protocol, hostname, port, pathname } = new URL(endpoint)
  if (protocol === 'unix:') return pathname.startsWith('/') ? { socketPath: pathname } : undefined
  const isTcp = protocol === 'tcp:' || protocol === 'http:'
  return isTcp && hostname !== '' ? { host: hostname, port: Number(port || 2375) } : undefined
}
