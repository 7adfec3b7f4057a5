import type { TaskHandle } from '@longshore/driver'
import type { NetworkOverride } from '../types/network.ts'

/** The address of the task's own, and its ports inside; undefined where it has none. Spec: driver.md §5.5. */
export function toNetworkOverride(
  { address }: Pick<TaskHandle, 'address'>,
  portMap: Record<string, number>,
): NetworkOverride | undefined {
  return address && { address: address.ip, autoAdvertise: address.advertise, portMap }
}
