import { z } from 'zod'
import { choice } from './choice.ts'
import { block } from './hcl-shapes.ts'

export const lifecycleSchema = block(
  { block: 'lifecycle' },
  {
    hook: choice(['prestart', 'poststart', 'poststop']).describe(
      "When the task runs, seen from the group's main tasks",
    ),
    sidecar: z
      .boolean()
      .default(false)
      .describe('Whether the task runs as long as the main tasks, and is restarted as they are'),
  },
)
