export { buildContainer } from './build-container.ts'
export { type HostParts, type HostReader, readHostParts } from './container/host-parts.ts'
export { createDriver, type DriverEffects } from './create-driver.ts'
export type { Driver } from './driver.ts'
export type { DriverSettings, HostFacts } from './driver-settings.ts'
export type { ExecResult } from './exec/exec-result.ts'
export type { ExecOutput, RunExecOptions } from './exec/run-exec.ts'
export type { ExecIo, ExecProgram } from './exec/stream-exec.ts'
export { explainPortInUse } from './explain-port-in-use.ts'
export { buildSandbox } from './network/build-sandbox.ts'
export type { AllocationNetwork } from './network/create-networks.ts'
export type { NetworkSpec, Sandbox } from './network/network-spec.ts'
export { toTaskNetwork } from './network/task-network.ts'
export type { ImageUsers, StartOptions } from './start-effects.ts'
export type { TaskStats } from './stats/task-stats.ts'
export type { StopOptions } from './stop-task.ts'
export type {
  Granted,
  GrantedDevice,
  GrantedMount,
  TaskConfig,
  TaskResources,
} from './task-config.ts'
export type { TaskEvent, TaskEventType } from './task-event.ts'
export { describeExit, type TaskExit } from './task-exit.ts'
export type { TaskHandle, TaskOutput } from './task-handle.ts'
export { type TaskOutline, toTaskOutline } from './task-outline.ts'
export type { TaskStatus } from './task-status.ts'
