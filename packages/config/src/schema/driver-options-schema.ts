import { z } from 'zod'
import { choice } from './choice.ts'
import { allowedModesSchema } from './driver/allowed-modes-schema.ts'
import { capability } from './driver/capability.ts'
import { driverAuthSchema } from './driver/driver-auth-schema.ts'
import { defaultLogging, driverLoggingSchema } from './driver/driver-logging-schema.ts'
import { endpoint } from './driver/endpoint.ts'
import { gcSchema } from './driver/gc-schema.ts'
import { duration, durationFrom } from './duration.ts'
import { block } from './hcl-shapes.ts'
import { inUnit } from './in-unit.ts'
import { text } from './text.ts'
import { unsetIfEmpty } from './unset-if-empty.ts'

const flag = z.boolean().default(false)
const percent = inUnit('percent').min(1).max(99)

const tlsSchema = block(
  { block: 'tls', assignable: true },
  {
    cert: unsetIfEmpty(text).describe("The file of the client's certificate"),
    key: unsetIfEmpty(text).describe("The file of the client's key"),
    ca: unsetIfEmpty(text).describe("The file of the engine's certificate authority"),
  },
)

const volumesSchema = block(
  { block: 'volumes', assignable: true },
  {
    enabled: flag.describe('Let tasks mount what is outside of their allocation'),
    selinuxlabel: unsetIfEmpty(text).describe("The SELinux label of the allocation's mounts"),
  },
)

const imageGcSchema = block(
  { block: 'image_gc', assignable: true },
  {
    high_watermark: percent.describe("Percent of the engine's disk above which images go"),
    low_watermark: percent.describe('Percent at which that ends'),
  },
)

/** `plugin "docker" { config { … } }`. Spec: driver.md §1. */
export const driverOptionsSchema = block(
  { block: 'plugin config', assignable: true },
  {
    endpoint: unsetIfEmpty(endpoint).describe(
      "The engine; if unset, DOCKER_HOST or the platform's default socket",
    ),
    tls: tlsSchema.optional().describe('TLS to the engine; needs endpoint'),
    auth: driverAuthSchema.prefault({}).describe('Where credentials for registries come from'),
    allow_privileged: flag.describe('Let tasks run privileged'),
    allow_caps: z
      .array(capability)
      .default(
        'audit_write chown dac_override fowner fsetid kill mknod net_bind_service setfcap setgid setpcap setuid sys_chroot'.split(
          ' ',
        ),
      )
      .describe('Linux capabilities that tasks may have; "all" for every one'),
    allow_runtimes: z
      .array(text)
      .default(['runc', 'nvidia'])
      .describe('Container runtimes that tasks may ask for'),
    allowed_modes: allowedModesSchema
      .prefault({})
      .describe('Namespaces of the host or of other containers that tasks may join, as globs'),
    volumes: volumesSchema.prefault({}).describe('What tasks may mount'),
    nvidia_runtime: text.default('nvidia').describe('The runtime of tasks with a GPU'),
    pids_limit: z
      .int()
      .min(0)
      .default(0)
      .describe("The upper bound of the tasks' pids_limit, and what holds without one; 0: none"),
    oom_score_adj: z
      .int()
      .min(-1000)
      .max(1000)
      .default(0)
      .describe('The oom_score_adj of tasks that set none'),
    extra_labels: z
      .array(text)
      .default([])
      .describe(
        'Labels of every container, as globs: job_name, job_id, parent_job_id, task_group_name, task_name, namespace, node_name, node_id',
      ),
    logging: driverLoggingSchema
      .prefault(defaultLogging)
      .describe(
        'The log driver of tasks that set none; without this block, max-file is 2 and max-size 2m',
      ),
    log_collection: choice(['files', 'logmon'])
      .default('files')
      .describe("Who writes the allocation's log files: Longshore, or a Nomad client's logmon"),
    log_delivery: choice(['lossless', 'best_effort'])
      .default('lossless')
      .describe('Whether a task that logs faster than can be stored waits, or loses lines'),
    disable_log_collection: flag.describe("Leave logs to the engine's log driver"),
    image_pull_timeout: duration.prefault('5m').describe('The longest pull'),
    pull_activity_timeout: durationFrom('1m')
      .prefault('2m')
      .describe('The longest silence of a pull, at least 1m'),
    max_parallel_pulls: z.int().min(1).default(3).describe('Pulls of different images at once'),
    infra_image: text
      .transform((image) => image.replace(/^https:\/\//, '') || undefined)
      .optional()
      .describe(
        'The image of pause containers; if unset, registry.k8s.io/pause-<architecture>:3.3',
      ),
    infra_image_pull_timeout: duration.prefault('5m').describe('The longest pull of that image'),
    container_exists_attempts: z
      .int()
      .min(0)
      .default(5)
      .describe('Tries to replace a container of the same name'),
    gc: gcSchema.prefault({}).describe('Cleaning up'),
    image_gc: imageGcSchema
      .optional()
      .describe('Removal of unused images, the longest unused first, while the disk is full'),
    windows_allow_insecure_container_admin: flag.describe(
      'Let tasks run as ContainerAdmin, on Windows alone',
    ),
  },
)

export type DriverOptions = z.infer<typeof driverOptionsSchema>

/** The options of a driver that nobody configured. */
export function defaultDriverOptions(): DriverOptions {
  return driverOptionsSchema.parse({})
}
