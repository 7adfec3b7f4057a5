import { z } from 'zod'
import { constraintSchema } from './constraint-schema.ts'
import { block } from './hcl-shapes.ts'
import { label } from './label.ts'

export const deviceSchema = block(
  { block: 'device', label: 'name' },
  {
    name: label.describe('Its type, "<vendor>/<type>" or "<vendor>/<type>/<name>"'),
    count: z.int().min(1).default(1).describe('How many'),
    constraint: z.array(constraintSchema).default([]).describe('What the device must be'),
  },
)
