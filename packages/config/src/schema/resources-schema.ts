import { z } from 'zod'
import { block } from './hcl-shapes.ts'
import { networkSchema } from './network-schema.ts'

/** Lower bounds: nomad/structs `MinResources`. */
export const resourcesSchema = block(
  { block: 'resources' },
  {
    cpu: z.int().min(1).default(100).describe('CPU in MHz'),
    memory: z.int().min(10).default(300).describe('Memory in MB'),
    network: networkSchema.prefault({}).describe("The task's own ports"),
  },
)
