import type { ContainerRequest } from '@longshore/engine'
import { buildPauseContainer } from '@longshore/networking'
import type { DriverSettings } from '../driver-settings.ts'
import type { NetworkSpec } from './network-spec.ts'

/** What the engine is asked to create for an allocation's network. */
export function buildSandbox(
  { wiring, ...spec }: NetworkSpec,
  { ownerLabels }: DriverSettings,
  image: string,
): ContainerRequest {
  return buildPauseContainer({ ...spec, image, network: wiring, labels: ownerLabels })
}
