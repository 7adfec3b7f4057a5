import { deviceProofs } from './devices.ts'
import { fileProofs } from './files.ts'
import { imageProofs } from './images.ts'
import { limitProofs } from './limits.ts'
import { networkProofs } from './networks.ts'
import type { OptionProof } from './option-proof.ts'
import { privilegeProofs } from './privilege.ts'
import { processProofs } from './process.ts'

export type * from './option-proof.ts'

/** What every option of a docker task becomes, and the proof of it. */
export const optionProofs: readonly OptionProof[] = [
  ...imageProofs,
  ...processProofs,
  ...limitProofs,
  ...deviceProofs,
  ...privilegeProofs,
  ...fileProofs,
  ...networkProofs,
]
