import type { AllocationNetwork } from '@longshore/driver'
import type { Engine } from '@longshore/engine'

const allocationLabel = 'com.hashicorp.nomad.alloc_id'

/**
 * The network that Nomad's built-in driver has made for an allocation; its pause container says whose it is, and by no label that
 * Longshore made it. A client that starts again asks for it by `createNetwork`.
 */
export async function findBuiltInNetwork(
  allocId: string,
  { engine, labels }: { engine: Pick<Engine, 'inspectContainer'>; labels: Record<string, string> },
): Promise<AllocationNetwork | undefined> {
  const found = await engine.inspectContainer(`nomad_init_${allocId}`)
  const isLongshores = Object.keys(labels).some((name) => Object.hasOwn(found.labels, name))
  if (isLongshores || found.labels[allocationLabel] !== allocId || !found.state.running)
    return undefined
  // Nomad looks itself whether the network is still there.
  const ended = new Promise<void>(() => {})
  return { containerId: found.id, ip: '', path: found.sandboxKey, created: false, ended }
}
