import type { MessageInitShape } from '@bufbuild/protobuf'
import {
  type DriverCapabilitiesSchema,
  DriverCapabilities_FSIsolation as FSIsolation,
  DriverCapabilities_MountConfigs as MountConfigs,
} from '../gen/driver_pb.ts'
import type { Capabilities } from '../types/capabilities.ts'
import { networkModes } from './network-isolation.ts'

const isolations = {
  none: FSIsolation.NONE,
  chroot: FSIsolation.CHROOT,
  image: FSIsolation.IMAGE,
  unveil: FSIsolation.UNVEIL,
} as const

export function fromCapabilities(
  capabilities: Capabilities,
): MessageInitShape<typeof DriverCapabilitiesSchema> {
  const { fsIsolation = 'none', networkModes: modes = [], mounts = 'any' } = capabilities
  return {
    sendSignals: capabilities.sendSignals,
    exec: capabilities.exec,
    fsIsolation: isolations[fsIsolation],
    networkIsolationModes: modes.map((mode) => networkModes[mode]),
    mustCreateNetwork: capabilities.mustCreateNetwork,
    mountConfigs: mounts === 'none' ? MountConfigs.NO_MOUNTS : MountConfigs.ANY_MOUNTS,
    disableLogCollection: capabilities.disableLogCollection,
    dynamicWorkloadUsers: capabilities.dynamicWorkloadUsers,
  }
}
