import { z } from 'zod'
import { artifactSchema } from './artifact-schema.ts'
import { choice } from './choice.ts'
import { constraintSchema } from './constraint-schema.ts'
import { dockerConfigSchema } from './docker-config-schema.ts'
import { duration } from './duration.ts'
import { block } from './hcl-shapes.ts'
import { killSignal } from './kill-signal.ts'
import { lifecycleSchema } from './lifecycle-schema.ts'
import { logsSchema } from './logs-schema.ts'
import { mapOf } from './map-of.ts'
import { portSchema } from './network-schema.ts'
import { resourcesSchema } from './resources-schema.ts'
import { restartSchema } from './restart-schema.ts'
import { serviceSchema } from './service-schema.ts'
import { taskName } from './task-name.ts'
import { templateSchema } from './template-schema.ts'
import { text } from './text.ts'
import { volumeMountSchema } from './volume-schema.ts'

export const taskSchema = block(
  { block: 'task', label: 'name' },
  {
    name: taskName.describe("The task's name, unique in its group"),
    driver: choice(['docker'], 'docker is the only driver of Longshore').describe(
      'What runs the task',
    ),
    config: dockerConfigSchema.describe("The driver's options"),
    constraint: z.array(constraintSchema).default([]).describe('What the node must be'),
    env: mapOf(text).describe('Environment variables'),
    meta: mapOf(text).describe('Data of your own, in the environment as NOMAD_META_<key>'),
    user: text.optional().describe("The user that the command runs as; the image's if unset"),
    leader: z.boolean().default(false).describe("Whether its end is the end of the group's tasks"),
    lifecycle: lifecycleSchema
      .optional()
      .describe('Runs the task before, beside or after the main tasks'),
    shutdown_delay: duration
      .prefault('0s')
      .describe('The wait between taking the services away and stopping the task'),
    kill_timeout: duration
      .prefault('5s')
      .describe('The wait between asking a task to stop and killing it'),
    kill_signal: killSignal.optional().describe("The signal that asks; the image's if unset"),
    logs: logsSchema.prefault({}).describe("Rotation of the task's log files"),
    restart: restartSchema.optional().describe("Overrides the group's restart block"),
    resources: resourcesSchema.prefault({}).describe('What the task needs of the host'),
    artifact: z.array(artifactSchema).default([]).describe('A file to fetch before the start'),
    template: z.array(templateSchema).default([]).describe('A file to write before the start'),
    volume_mount: z.array(volumeMountSchema).default([]).describe("One of the group's volumes"),
    service: z.array(serviceSchema).default([]).describe('What the task offers to others'),
    port: z.array(portSchema).default([]).describe('A port of the task, as written in 2015'),
  },
)
