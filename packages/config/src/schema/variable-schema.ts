import { z } from 'zod'
import { block } from './hcl-shapes.ts'
import { label } from './label.ts'

const validationSchema = block(
  { block: 'validation' },
  {
    condition: z.any().describe('What must be true, in terms of var.<name>'),
    error_message: z.string().regex(/\S/).describe('What to say where it is not'),
  },
)

/** Names: jobspec2/types.variables.go. `type` and `condition` are read as they are written: see `variables/`. */
export const variableSchema = block(
  { block: 'variable', label: 'name' },
  {
    name: label.describe('The name, for use as var.<name>'),
    type: z
      .any()
      .optional()
      .describe(
        "What the value is: string, number, bool, list(…), set(…), map(…), tuple([…]) or object({ … }); the default's if unset",
      ),
    default: z
      .any()
      .optional()
      .describe('The value unless another is given; without it one must be'),
    description: z.string().optional().describe('What the variable is for'),
    validation: z.array(validationSchema).default([]).describe('What its value must be'),
  },
)
