import { z } from 'zod'
import { block } from './hcl-shapes.ts'
import { text } from './text.ts'

export const dnsSchema = block(
  { block: 'dns' },
  {
    servers: z.array(text).default([]).describe('The addresses of the name servers'),
    searches: z.array(text).default([]).describe('The domains to search'),
    options: z.array(text).default([]).describe('Options of resolv.conf(5)'),
  },
)
