export { collectLogs } from './collect-logs.ts'
export type {
  CollectedLogs,
  CollectLogsOptions,
  LogCollection,
  LogFifoTarget,
  LogFileTarget,
  LogTarget,
} from './collect-options.ts'
export type { FilePosition } from './cursor.ts'
export { createDemultiplexer } from './demultiplexer.ts'
export type { LogGap } from './log-gap.ts'
export type { LogLoss, StoredStream } from './log-store.ts'
export type { LogDriver } from './may-have-dropped.ts'
export { resumeLogs } from './resume-logs.ts'
export type { ResumeLogsOptions } from './resume-options.ts'
