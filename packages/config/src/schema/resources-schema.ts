import { block } from './hcl-shapes.ts'
import { inUnit } from './in-unit.ts'
import { networkSchema } from './network-schema.ts'

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
      .default(100)
      .describe('CPU in MHz'),
    memory: inUnit('MB')
      .min(10)
      .max(2 ** 33 - 1)
      .default(300)
      .describe('Memory in MB'),
    network: networkSchema.prefault({}).describe("The task's own ports"),
  },
)
