import { z } from 'zod'
import { block } from '../hcl-shapes.ts'

export const healthchecksSchema = block(
  { block: 'healthchecks', assignable: true },
  { disable: z.boolean().default(false).describe("Do not run the image's health check") },
)
