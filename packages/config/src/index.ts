export type { Agent } from './agent-file/agent.ts'
export { agentFileSchema } from './agent-file/agent-schema.ts'
export { listAgentFiles } from './agent-file/list-agent-files.ts'
export { type AgentFileOptions, parseAgentFiles } from './agent-file/parse-agent-files.ts'
export { driverConfigSpec, taskConfigSpec } from './generate/config-specs.ts'
export { jsonSchemaOf, optionPageOf, type SchemaName } from './generate/documented.ts'
export type { Spec } from './generate/hclspec.ts'
export type { JsonSchema } from './generate/to-json-schema.ts'
export {
  type ClientOptionWarning,
  fromClientOptions,
} from './legacy-options/from-client-options.ts'
export type {
  Artifact,
  Check,
  CheckRestart,
  Constraint,
  DockerConfig,
  Group,
  Job,
  Logs,
  Network,
  Port,
  RequestedDevice,
  Resources,
  RestartPolicy,
  Service,
  Task,
  Template,
  Volume,
  VolumeMount,
} from './normalize/job.ts'
export { parseDuration } from './parse-duration.ts'
export { type JobResult, type ParseJobOptions, parseJob } from './parse-job.ts'
export { decodeDriverOptions } from './plain-values/decode-driver-options.ts'
export type { OptionProblem, PlainResult } from './plain-values/decode-plain.ts'
export { decodeTaskConfig, type TaskMemory } from './plain-values/decode-task-config.ts'
export type { Refused } from './refused.ts'
export type { DriverOptionsDraft } from './rules/driver/driver-rule.ts'
export { dockerConfigOptions, dockerConfigSchema } from './schema/docker-config-schema.ts'
export type {
  Blkio,
  Device,
  Gpus,
  Mount,
  NetworkEndpoint,
  RegistryAuth,
  TaskLogging,
} from './schema/docker-config-types.ts'
export {
  type DriverOptions,
  defaultDriverOptions,
  driverOptionsSchema,
} from './schema/driver-options-schema.ts'
export { jobFileSchema } from './schema/job-schema.ts'
export { signalNames, toSignalName } from './schema/kill-signal.ts'
export type { SourceDiagnostic } from './source-diagnostic.ts'
export type { VariableInputs } from './variables/variable-inputs.ts'
