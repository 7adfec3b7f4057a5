import { z } from 'zod'
import { driverOptionsSchema } from '../schema/driver-options-schema.ts'
import { block } from '../schema/hcl-shapes.ts'
import { text } from '../schema/text.ts'
import { clientSchema } from './client-schema.ts'
import { logLevel } from './log-level.ts'
import { port } from './port.ts'

const portsSchema = block(
  { block: 'ports' },
  { http: port.default(4646).describe('The port of the HTTP API') },
)

const telemetrySchema = block(
  { block: 'telemetry' },
  {
    prometheus_metrics: z
      .boolean()
      .default(false)
      .describe('Whether /v1/metrics speaks Prometheus'),
  },
)

const aclSchema = block(
  { block: 'acl' },
  { enabled: z.boolean().default(false).describe('Whether the HTTP API asks for a token') },
)

const tlsSchema = block(
  { block: 'tls' },
  {
    http: z.boolean().default(false).describe('Whether the HTTP API speaks TLS'),
    ca_file: text.optional().describe("The certificates that clients' are checked against"),
    cert_file: text.optional().describe("The server's certificate"),
    key_file: text.optional().describe("The key of the server's certificate"),
    verify_https_client: z.boolean().default(false).describe('Whether clients need a certificate'),
  },
)

const pluginSchema = block(
  { block: 'plugin', label: 'name' },
  {
    name: text.describe("The plugin's name: docker"),
    config: driverOptionsSchema.prefault({}).describe("The driver's options"),
  },
)

/** An agent file (agent.md, *Agent files*). Names and defaults: command/agent/config.go. */
export const agentFileSchema = block(
  { block: 'the agent file' },
  {
    name: text.min(1).optional().describe("The node's name; the host's if unset"),
    region: text.min(1).default('global').describe("The node's region"),
    datacenter: text.min(1).default('dc1').describe("The node's datacenter"),
    data_dir: text.min(1).optional().describe('The folder of state and allocations'),
    plugin_dir: text
      .min(1)
      .optional()
      .describe('The folder of plugins; <data_dir>/plugins if unset'),
    log_level: logLevel
      .default('INFO')
      .describe('What is logged: TRACE, DEBUG, INFO, WARN, ERROR or OFF'),
    log_json: z.boolean().default(false).describe('Whether logs are JSON'),
    bind_addr: text
      .min(1)
      .optional()
      .describe('The address of the HTTP API; only a socket if unset'),
    ports: portsSchema.prefault({}).describe('The ports of the agent'),
    client: clientSchema.prefault({}).describe('What runs tasks'),
    plugin: z.array(pluginSchema).default([]).describe('Options of a driver'),
    telemetry: telemetrySchema.prefault({}).describe('What is measured'),
    acl: aclSchema.prefault({}).describe('Who may use the HTTP API'),
    tls: tlsSchema.prefault({}).describe('TLS of the HTTP API'),
    leave_on_terminate: z.boolean().default(false).describe('Whether SIGTERM stops the tasks too'),
    leave_on_interrupt: z.boolean().default(false).describe('Whether SIGINT stops the tasks too'),
  },
)
