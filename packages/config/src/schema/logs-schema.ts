import { z } from 'zod'
import { block } from './hcl-shapes.ts'
import { inUnit } from './in-unit.ts'

export const logsSchema = block(
  { block: 'logs' },
  {
    max_files: z.int().min(1).default(10).describe('How many files to keep of each stream'),
    max_file_size: inUnit('MB').min(1).default(10).describe('The size of one file in MB'),
    disabled: z.boolean().optional().describe('Whether nothing is collected'),
    enabled: z.boolean().optional().describe('The opposite of disabled, as Nomad 1.5 spelt it'),
  },
)
