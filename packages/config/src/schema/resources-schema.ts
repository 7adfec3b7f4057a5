import { z } from 'zod'
import { deviceSchema } from './device-schema.ts'
import { block } from './hcl-shapes.ts'
import { inUnit } from './in-unit.ts'
import { networkSchema } from './network-schema.ts'

/** Memory that is exact in bytes as a JavaScript number. */
const MOST_MEMORY = 2 ** 33 - 1

/**
 * Lower bounds: nomad/structs `MinResources`. Upper bounds: a 32-bit number of MHz; memory that is exact in bytes as a
 * JavaScript number.
 */
export const resourcesSchema = block(
  { block: 'resources' },
  {
    cpu: inUnit('MHz')
      .min(1)
      .max(2 ** 31 - 1)
      .optional()
      .describe('CPU in MHz; 100 if neither this nor cores is set'),
    cores: z.int().min(0).default(0).describe('Cores for this task alone, in place of cpu'),
    memory: inUnit('MB').min(10).max(MOST_MEMORY).default(300).describe('Memory in MB'),
    memory_max: inUnit('MB')
      .min(-1)
      .max(MOST_MEMORY)
      .default(0)
      .describe('The most memory in MB while the host has it to spare; 0: as memory, -1: no limit'),
    secrets: inUnit('MB')
      .min(0)
      .default(0)
      .describe('Size of the secrets folder in MB, of memory; 0: 1 MB'),
    device: z.array(deviceSchema).default([]).describe('A device of the host for this task alone'),
    network: networkSchema.prefault({}).describe("The task's own ports"),
  },
)
