import type { Rule } from '../rule.ts'
import { addressesNeedNetwork } from './addresses-need-network.ts'
import { bindHasSource } from './bind-has-source.ts'
import { cfsPeriodInRange } from './cfs-period-in-range.ts'
import { hardLimitAboveMemory } from './hard-limit-above-memory.ts'
import { hostNetworkMapsNoPorts } from './host-network-maps-no-ports.ts'
import { knownPortProtocols } from './known-port-protocols.ts'
import { loadWithoutDigest } from './load-without-digest.ts'
import { mountOptionsFit } from './mount-options-fit.ts'
import { networksAlone } from './networks-alone.ts'
import { oneLogDriver } from './one-log-driver.ts'
import { pullPolicyAlone } from './pull-policy-alone.ts'
import { tmpfsHasNoSource } from './tmpfs-has-no-source.ts'

/** Every rule of a docker task's `config`, in no order. */
export const dockerRules: readonly Rule[] = [
  addressesNeedNetwork,
  bindHasSource,
  cfsPeriodInRange,
  hardLimitAboveMemory,
  hostNetworkMapsNoPorts,
  knownPortProtocols,
  loadWithoutDigest,
  mountOptionsFit,
  networksAlone,
  oneLogDriver,
  pullPolicyAlone,
  tmpfsHasNoSource,
]
