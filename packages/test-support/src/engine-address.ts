/** Where tests look for the engine: `DOCKER_HOST`, else the default socket. */
export function engineAddress(): { endpoint: string; connection: EngineConnection } {
  const endpoint = process.env.DOCKER_HOST || 'unix:///var/run/docker.sock'
  const url = new URL(endpoint)
  const connection =
    url.protocol === 'unix:'
      ? { socketPath: url.pathname }
      : { host: url.hostname, port: Number(url.port || 2375) }
  return { endpoint, connection }
}

export type EngineConnection = { socketPath: string } | { host: string; port: number }
