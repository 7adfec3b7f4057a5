import type { ContainerRequest, Engine } from '@longshore/engine'
import { hasCode, LongshoreError } from '@longshore/errors'

/** The error of a start or a plan; where it says that one of these ports is in use, with the container that has it, if one has. */
export async function explainPortInUse(
  error: unknown,
  ports: readonly number[],
  engine: Pick<Engine, 'listContainers'>,
): Promise<unknown> {
  if (!hasCode(error, 'ENGINE_PORT_IN_USE', 'PORT_IN_USE')) return error
  const containers = await engine.listContainers().catch(() => [])
  for (const { name, hostPorts } of containers) {
    const port = hostPorts.find((each) => ports.includes(each))
    if (port === undefined) continue
    return new LongshoreError(error.code, `${error.message} (container ${name} has port ${port})`, {
      hint: `Stop the container ${name}, or publish another port.`,
      recoverable: true,
      cause: error,
    })
  }
  return error
}

/** The host's ports that a container would have. */
export function publishedPorts({ HostConfig = {} }: ContainerRequest): number[] {
  return Object.values(HostConfig.PortBindings ?? {}).flatMap((bindings) =>
    bindings.map(({ HostPort }) => Number(HostPort)),
  )
}
