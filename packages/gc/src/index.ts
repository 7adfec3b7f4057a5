export type { Clock } from './clock.ts'
export type { ReapResult } from './containers/carry-out.ts'
export {
  createDanglingReaper,
  type DanglingContainersOptions,
  type DanglingReaper,
  type DanglingReaperOptions,
} from './containers/create-dangling-reaper.ts'
export { type DanglingRule, decideDangling } from './containers/decide-dangling.ts'
export type { Decision } from './containers/decision.ts'
export { type ReapOptions, reapLeftovers } from './containers/reap-leftovers.ts'
export { removeTaskContainer } from './containers/remove-task-container.ts'
export { createImageGc } from './images/create-image-gc.ts'
export type { ImageResult } from './images/create-image-remover.ts'
export { type DiskSpace, toPercentUsed, type Watermarks } from './images/disk.ts'
export type { ImageGc, ImageGcOptions } from './images/image-gc.ts'
export type { ImageRecord, ImageRecordKey, ImageStore } from './images/image-store.ts'
