export type {
  DockerConfig,
  Group,
  Job,
  Port,
  Resources,
  RestartPolicy,
  Task,
} from './normalize/job.ts'
export { parseDuration } from './parse-duration.ts'
export { parseJob } from './parse-job.ts'
export {
  type DriverOptions,
  defaultDriverOptions,
  driverOptionsSchema,
} from './schema/driver-options-schema.ts'
