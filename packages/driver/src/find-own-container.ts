import type { ContainerInfo, Engine } from '@longshore/engine'
import { hasCode, LongshoreError } from '@longshore/errors'
import type { DriverSettings } from './driver-settings.ts'

/**
 * This agent's container of that name, if there is one.
 *
 * @throws LongshoreError `CONTAINER_NAME_TAKEN` where another's has the name; the engine's errors.
 */
export async function findOwnContainer(
  name: string,
  { engine, settings }: { engine: Pick<Engine, 'inspectContainer'>; settings: DriverSettings },
): Promise<ContainerInfo | undefined> {
  try {
    const found = await engine.inspectContainer(name)
    if (!isOwn(found, settings)) throw taken(name, found.id)
    return found
  } catch (error) {
    if (hasCode(error, 'ENGINE_NOT_FOUND')) return undefined
    throw error
  }
}

function isOwn({ name, labels }: ContainerInfo, settings: DriverSettings): boolean {
  const own = Object.entries(settings.ownerLabels)
  if (own.length > 0 && own.every(([key, value]) => labels[key] === value)) return true
  const allocId = labels['com.hashicorp.nomad.alloc_id']
  const isUnlabelled = own.every(([key]) => labels[key] === undefined)
  return Boolean(settings.ownsUnlabelled && allocId && name.endsWith(allocId) && isUnlabelled)
}

function taken(name: string, id: string): LongshoreError {
  return new LongshoreError(
    'CONTAINER_NAME_TAKEN',
    `The name ${name} is taken by container ${id.slice(0, 12)}, which is not this agent's.`,
    { hint: `If nothing needs it, remove it: docker rm --force ${id.slice(0, 12)}` },
  )
}
