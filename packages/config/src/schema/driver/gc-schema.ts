import { z } from 'zod'
import { duration, durationFrom } from '../duration.ts'
import { block } from '../hcl-shapes.ts'

const danglingContainersSchema = block(
  { block: 'dangling_containers', assignable: true },
  {
    enabled: z.boolean().default(true).describe('Remove containers that no task owns'),
    dry_run: z.boolean().default(false).describe('Only say what would be removed'),
    period: duration.prefault('5m').describe('How often to look'),
    creation_grace: durationFrom('1m')
      .prefault('5m')
      .describe('How old a container must be to be removed, at least 1m'),
  },
)

export const gcSchema = block(
  { block: 'gc', assignable: true },
  {
    image: z.boolean().default(true).describe('Remove images that no task uses any more'),
    image_delay: duration.prefault('3m').describe('How long to keep them'),
    container: z.boolean().default(true).describe("Remove a task's container when it has ended"),
    dangling_containers: danglingContainersSchema
      .prefault({})
      .describe('Removal of containers that no task owns'),
  },
)
