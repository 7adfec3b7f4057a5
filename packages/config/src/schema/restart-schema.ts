import { z } from 'zod'
import { choice } from './choice.ts'
import { duration } from './duration.ts'
import { block } from './hcl-shapes.ts'

/** What is not set comes from the task's group, then from the job's type: see `restart-policy.ts`. */
export const restartSchema = block(
  { block: 'restart' },
  {
    attempts: z.int().min(0).optional().describe('Restarts allowed within the interval'),
    interval: duration.optional().describe('The time within which attempts are counted'),
    delay: duration.optional().describe('The wait before a restart'),
    mode: choice(['fail', 'delay'])
      .optional()
      .describe('After the last attempt: fail, or wait for the next interval and go on'),
  },
)
