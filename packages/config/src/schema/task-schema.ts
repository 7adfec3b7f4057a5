import { z } from 'zod'
import { choice } from './choice.ts'
import { dockerConfigSchema } from './docker-config-schema.ts'
import { duration } from './duration.ts'
import { block } from './hcl-shapes.ts'
import { killSignal } from './kill-signal.ts'
import { logsSchema } from './logs-schema.ts'
import { mapOf } from './map-of.ts'
import { portSchema } from './network-schema.ts'
import { resourcesSchema } from './resources-schema.ts'
import { restartSchema } from './restart-schema.ts'
import { taskName } from './task-name.ts'
import { text } from './text.ts'

export const taskSchema = block(
  { block: 'task', label: 'name' },
  {
    name: taskName.describe("The task's name, unique in its group"),
    driver: choice(['docker'], 'docker is the only driver of Longshore').describe(
      'What runs the task',
    ),
    config: dockerConfigSchema.describe("The driver's options"),
    env: mapOf(text).describe('Environment variables'),
    meta: mapOf(text).describe('Data of your own, in the environment as NOMAD_META_<key>'),
    user: text.optional().describe("The user that the command runs as; the image's if unset"),
    kill_timeout: duration
      .prefault('5s')
      .describe('The wait between asking a task to stop and killing it'),
    kill_signal: killSignal.optional().describe("The signal that asks; the image's if unset"),
    logs: logsSchema.prefault({}).describe("Rotation of the task's log files"),
    restart: restartSchema.optional().describe("Overrides the group's restart block"),
    resources: resourcesSchema.prefault({}).describe('What the task needs of the host'),
    port: z.array(portSchema).default([]).describe('A port of the task, as written in 2015'),
  },
)
