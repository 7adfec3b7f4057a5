import type { ContainerRequest, Engine } from '@longshore/engine'
import { hasCode, LongshoreError } from '@longshore/errors'

/** The error of a start; where a published port was in use, with the container that has it, if one has. */
export async function explainPortInUse(
  error: unknown,
  { HostConfig: { PortBindings = {} } = {} }: ContainerRequest,
  engine: Pick<Engine, 'listContainers'>,
): Promise<unknown> {
  if (!hasCode(error, 'ENGINE_PORT_IN_USE')) return error
  const wanted = new Set(
    Object.values(PortBindings).flatMap((bindings) =>
      bindings.map(({ HostPort }) => Number(HostPort)),
    ),
  )
  const containers = await engine.listContainers().catch(() => [])
  for (const { name, hostPorts } of containers) {
    const port = hostPorts.find((each) => wanted.has(each))
    if (port === undefined) continue
    return new LongshoreError(error.code, `${error.message} (container ${name} has port ${port})`, {
      hint: `Stop the container ${name}, or publish another port.`,
      recoverable: true,
      cause: error,
    })
  }
  return error
}
