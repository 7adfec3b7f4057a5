import type { z } from 'zod'
import type { artifactSchema } from '../schema/artifact-schema.ts'
import type { checkRestartSchema, checkSchema } from '../schema/check-schema.ts'
import type { constraintSchema } from '../schema/constraint-schema.ts'
import type { deviceSchema } from '../schema/device-schema.ts'
import type { dockerConfigSchema } from '../schema/docker-config-schema.ts'
import type { groupSchema } from '../schema/group-schema.ts'
import type { jobSchema } from '../schema/job-schema.ts'
import type { logsSchema } from '../schema/logs-schema.ts'
import type { networkSchema, portSchema } from '../schema/network-schema.ts'
import type { resourcesSchema } from '../schema/resources-schema.ts'
import type { restartSchema } from '../schema/restart-schema.ts'
import type { serviceSchema } from '../schema/service-schema.ts'
import type { taskSchema } from '../schema/task-schema.ts'
import type { templateSchema } from '../schema/template-schema.ts'
import type { volumeMountSchema, volumeSchema } from '../schema/volume-schema.ts'

/** A job as its schema gives it: checked and with the schema's defaults, but as the user laid it out. */
export type JobOptions = z.infer<typeof jobSchema>
export type GroupOptions = z.infer<typeof groupSchema>
export type TaskOptions = z.infer<typeof taskSchema>
export type RestartOptions = z.infer<typeof restartSchema>
export type ConstraintOptions = z.infer<typeof constraintSchema>
export type NetworkOptions = z.infer<typeof networkSchema>
export type ServiceOptions = z.infer<typeof serviceSchema>
export type ResourcesOptions = z.infer<typeof resourcesSchema>
export type DeviceOptions = z.infer<typeof deviceSchema>
export type CheckRestartOptions = z.infer<typeof checkRestartSchema>

/**
 * `static` is the port on the host, or unset for a free one; `to` the one inside as the port's block has it, or unset for
 * the host's. Where a task's `port_map` names the port, that counts instead: `@longshore/networking` applies it.
 */
export type Port = z.infer<typeof portSchema>
export type DockerConfig = z.infer<typeof dockerConfigSchema>
export type Volume = z.infer<typeof volumeSchema>
export type VolumeMount = z.infer<typeof volumeMountSchema>
/** `interval` and `delay` in milliseconds. */
export type RestartPolicy = Required<RestartOptions>
/** `grace` in milliseconds. */
export type CheckRestart = Required<CheckRestartOptions>
/** `splay` in milliseconds, and so the times of `wait` and `change_script`. `perms` is octal. */
export type Template = z.infer<typeof templateSchema> & { change_signal: string }
export type Artifact = z.infer<typeof artifactSchema> & { destination: string }

/** One operator in its longest form; `attribute` or `value` is empty where the operator needs none. */
export interface Constraint {
  attribute: string
  operator: string
  value: string
}

export interface RequestedDevice extends Omit<DeviceOptions, 'constraint'> {
  constraint: Constraint[]
}

/** Static ports, then free ones, each in the order of the file. */
export type Network = Omit<NetworkOptions, 'reserved_ports'>

/**
 * `cpu` in MHz, 0 where the task has `cores`; `memory`, `memory_max` (0: as `memory`, -1: no limit) and `secrets` in MB.
 * `network.port` has all of the task's own ports.
 */
export interface Resources extends Omit<ResourcesOptions, 'network' | 'device' | 'cpu'> {
  cpu: number
  device: RequestedDevice[]
  network: Network
}

/** `interval` and `timeout` in milliseconds. */
export interface Check extends Omit<z.infer<typeof checkSchema>, 'check_restart'> {
  name: string
  check_restart?: CheckRestart
}

export interface Service extends Omit<ServiceOptions, 'check' | 'check_restart'> {
  name: string
  check: Check[]
}

/** `max_file_size` in MB. */
export interface Logs extends Omit<z.infer<typeof logsSchema>, 'enabled'> {
  disabled: boolean
}

/** `kill_timeout` and `shutdown_delay` are in milliseconds. */
export interface Task
  extends Omit<
    TaskOptions,
    'artifact' | 'constraint' | 'logs' | 'port' | 'resources' | 'restart' | 'service' | 'template'
  > {
  artifact: Artifact[]
  constraint: Constraint[]
  logs: Logs
  resources: Resources
  /** What holds for the task, after its group's and the job type's. */
  restart: RestartPolicy
  service: Service[]
  template: Template[]
}

/** `shutdown_delay` and `max_run_duration` are in milliseconds. */
export interface Group
  extends Omit<
    GroupOptions,
    'constraint' | 'count' | 'network' | 'restart' | 'scaling' | 'service' | 'task'
  > {
  count: number
  constraint: Constraint[]
  network: Network
  restart: RestartPolicy
  service: Service[]
  task: Task[]
}

/** A checked job with nothing left open: every default is filled in, every task is in a group. */
export interface Job
  extends Omit<JobOptions, 'constraint' | 'group' | 'id' | 'label' | 'name' | 'task'> {
  id: string
  name: string
  constraint: Constraint[]
  group: Group[]
}
