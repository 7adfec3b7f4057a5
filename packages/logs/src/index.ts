export {
  type CollectedLogs,
  type CollectLogsOptions,
  collectLogs,
  type LogCollection,
} from './collect-logs.ts'
export type { LogLoss, StoredStream } from './log-store.ts'
