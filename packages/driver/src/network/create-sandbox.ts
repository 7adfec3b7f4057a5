import type { ContainerInfo, Engine } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import { removeTaskContainer } from '@longshore/gc'
import type { Images } from '@longshore/images'
import type { DriverSettings } from '../driver-settings.ts'
import { explainPortInUse, publishedPorts } from '../explain-port-in-use.ts'
import { findOwnContainer } from '../find-own-container.ts'
import { startContainer } from '../start-container.ts'
import type { ImageUsers } from '../start-effects.ts'
import { buildSandbox } from './build-sandbox.ts'
import type { NetworkSpec, Sandbox } from './network-spec.ts'

export interface SandboxEffects {
  engine: Pick<
    Engine,
    | 'version'
    | 'createContainer'
    | 'startContainer'
    | 'inspectContainer'
    | 'listContainers'
    | 'removeContainer'
  >
  images: Pick<Images, 'ensure'>
  imageUsers?: ImageUsers
  settings: DriverSettings
}

/** With who it is to those who count images. */
export interface OwnedSandbox extends Sandbox {
  containerName: string
  imageId: string
}

/**
 * Makes the allocation's pause container, or finds the one that runs already. One that is there and does not run is of
 * a start that broke off: it is made anew. Whatever fails after the create removes it again.
 *
 * @throws LongshoreError `CONTAINER_NAME_TAKEN`; the errors of the image and of the engine.
 */
export async function createSandbox(
  spec: NetworkSpec,
  { engine, images, imageUsers, settings }: SandboxEffects,
  signal?: AbortSignal,
): Promise<OwnedSandbox> {
  const image = settings.options.infra_image ?? (await defaultImage(engine))
  const request = buildSandbox(spec, settings, image)
  const found = await findOwnContainer(request.name, { engine, settings })
  if (found?.state.running) return { ...toSandbox(found), created: false }
  if (found) await removeTaskContainer(engine, found.id)

  const { id: imageId } = await images
    .ensure(image, { pullTimeoutMs: settings.options.infra_image_pull_timeout, signal })
    .catch((error) => {
      throw explainInfraImage(error, image)
    })
  signal?.throwIfAborted()
  await imageUsers?.use(imageId, request.name)
  let id: string | undefined
  try {
    id = (await engine.createContainer({ ...request, Image: imageId })).id
    await startContainer(engine, id)
    return { ...toSandbox(await engine.inspectContainer(id)), created: true }
  } catch (error) {
    if (id !== undefined) await removeTaskContainer(engine, id).catch(() => undefined)
    await imageUsers?.release(imageId, request.name)
    throw await explainPortInUse(error, publishedPorts(request), engine)
  }
}

/** Kubernetes' own, for the engine's architecture as Go names it. Spec: driver.md §1. */
async function defaultImage(engine: Pick<Engine, 'version'>): Promise<string> {
  const { arch } = await engine.version()
  return `registry.k8s.io/pause-${arch}:3.3`
}

/** The job does not name this image: who reads that it cannot be had for good must know whose it is. */
function explainInfraImage(error: unknown, image: string): unknown {
  if (!(error instanceof LongshoreError) || error.recoverable) return error
  const message = `infra_image ${image}, which owns the group's network, cannot be had: ${error.message}`
  return new LongshoreError(error.code, message, {
    hint: 'Have the operator set infra_image to an image that waits for ever, as pause does.',
    cause: error,
  })
}

function toSandbox({
  id,
  name,
  imageId,
  networks,
  sandboxKey,
}: ContainerInfo): Omit<OwnedSandbox, 'created'> {
  const ip = Object.values(networks).find(({ ipAddress }) => ipAddress !== '')?.ipAddress ?? ''
  return { containerId: id, containerName: name, imageId, ip, path: sandboxKey }
}
