import { z } from 'zod'
import { choice } from './choice.ts'
import { duration } from './duration.ts'
import { block } from './hcl-shapes.ts'
import { mapOf } from './map-of.ts'
import { text } from './text.ts'

/** nomad/structs `minCheckInterval` and `minCheckTimeout`. */
const aSecondOrMore = duration.refine((milliseconds) => milliseconds >= 1000, 'must be at least 1s')

/** What is not set comes from the service's block, then from api/services.go: see `to-service.ts`. */
export const checkRestartSchema = block(
  { block: 'check_restart' },
  {
    limit: z.int().min(0).optional().describe('Failures in a row that restart the task; 0: never'),
    grace: duration.optional().describe('How long after its start the task is left alone'),
    ignore_warnings: z.boolean().optional().describe('Whether a warning counts as healthy'),
  },
)

/** Names: api/services.go `ServiceCheck`; bounds: nomad/structs `ServiceCheck.validateCommon`. */
export const checkSchema = block(
  { block: 'check' },
  {
    name: text.optional().describe("The check's name; made of the service's if unset"),
    type: choice(['http', 'tcp', 'script', 'grpc']).describe('How health is looked at'),
    port: text.optional().describe("The port's label or number; the service's if unset"),
    interval: aSecondOrMore.describe('The time from one check to the next'),
    timeout: aSecondOrMore.describe('How long a check may take'),
    path: text.optional().describe('The path that an http check asks for'),
    protocol: choice(['http', 'https']).default('http').describe('Of an http check'),
    method: text.optional().describe('Of an http check; GET if unset'),
    header: mapOf(z.array(text)).describe('The headers of an http check'),
    body: text.optional().describe('What an http check sends'),
    tls_server_name: text.optional().describe("The name on the server's certificate"),
    tls_skip_verify: z
      .boolean()
      .default(false)
      .describe("Whether the server's certificate is trusted unseen"),
    command: text.optional().describe('The program of a script check'),
    args: z.array(text).default([]).describe('Its arguments'),
    grpc_service: text.optional().describe('The service that a grpc check asks for'),
    grpc_use_tls: z.boolean().default(false).describe('Whether a grpc check uses TLS'),
    address_mode: choice(['host', 'driver', 'alloc', 'alloc_ipv6'])
      .optional()
      .describe("Whose address is checked; as the service's if unset"),
    initial_status: choice(['passing', 'warning', 'critical'])
      .optional()
      .describe('The health before the first check'),
    check_restart: checkRestartSchema.optional().describe('When failures restart the task'),
    task: text.optional().describe('The task that a script check runs in'),
  },
)
