import type { MessageInitShape } from '@bufbuild/protobuf'
import {
  NetworkIsolationSpec_NetworkIsolationMode as Mode,
  type NetworkIsolationSpec,
  type NetworkIsolationSpecSchema,
  type NetworkOverrideSchema,
} from '../gen/driver_pb.ts'
import type { NetworkIsolation, NetworkMode, NetworkOverride } from '../types/network.ts'

export const networkModes = {
  host: Mode.HOST,
  group: Mode.GROUP,
  task: Mode.TASK,
  none: Mode.NONE,
} as const satisfies Record<NetworkMode, Mode>

/** A mode that is not known here is the host's, as for Nomad itself. */
export function toNetworkIsolation(message: NetworkIsolationSpec): NetworkIsolation {
  const { path, labels, hostsConfig } = message
  const [mode] = Object.entries(networkModes).find(([, value]) => value === message.mode) ?? [
    'host',
  ]
  return {
    mode: mode as NetworkMode,
    path,
    labels,
    hosts: hostsConfig && { hostname: hostsConfig.hostname, address: hostsConfig.address },
  }
}

export function fromNetworkIsolation(
  network: NetworkIsolation,
): MessageInitShape<typeof NetworkIsolationSpecSchema> {
  const { mode, path, labels, hosts } = network
  return { mode: networkModes[mode], path, labels, hostsConfig: hosts }
}

export function fromNetworkOverride(
  network: NetworkOverride,
): MessageInitShape<typeof NetworkOverrideSchema> {
  const { portMap, address, autoAdvertise } = network
  return { portMap: portMap ?? {}, addr: address, autoAdvertise }
}
