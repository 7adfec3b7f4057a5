import { z } from 'zod'
import { block } from './hcl-shapes.ts'

export const scalingSchema = block(
  { block: 'scaling' },
  {
    min: z.int().min(0).optional().describe('The count of the group where it has none'),
  },
)
