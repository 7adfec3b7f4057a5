export { collectLogs } from './collect-logs.ts'
export type {
  CollectedLogs,
  CollectLogsOptions,
  LogCollection,
  LogFifoTarget,
  LogFileTarget,
  LogTarget,
} from './collect-options.ts'
export type { LogDriver } from './engine-log/may-have-dropped.ts'
export type { FilePosition } from './files/cursor.ts'
export { createDemultiplexer } from './live/demultiplexer.ts'
export type { LogGap } from './log-gap.ts'
export { resumeLogs } from './resume-logs.ts'
export type { ResumeLogsOptions } from './resume-options.ts'
export type { LogLoss, StoredStream } from './store/log-store.ts'
