import { z } from 'zod'
import { choice } from './choice.ts'
import { duration } from './duration.ts'
import { block } from './hcl-shapes.ts'

/** nomad/structs `RestartPolicyMinInterval`. */
const interval = duration.refine((milliseconds) => milliseconds >= 5000, {
  error: 'must be at least 5s',
})

/** What is not set comes from the task's group, then from the job's type: see `restart-policy.ts`. */
export const restartSchema = block(
  { block: 'restart' },
  {
    attempts: z.int().min(0).optional().describe('Restarts allowed within the interval'),
    interval: interval.optional().describe('The time within which attempts are counted'),
    delay: duration.optional().describe('The wait before a restart'),
    mode: choice(['fail', 'delay'])
      .optional()
      .describe('After the last attempt: fail, or wait for the next interval and go on'),
    render_templates: z
      .boolean()
      .optional()
      .describe("Whether the task's templates are rendered again"),
  },
)
