export type { Clock } from './clock.ts'
export { createImages, type ImagesOptions } from './create-images.ts'
export { describePull } from './describe-pull.ts'
export type {
  AroundPull,
  EnsuredImage,
  EnsureOptions,
  Images,
  ImagesAuth,
  ImagesEngine,
} from './images.ts'
export type { Archive } from './open-archive.ts'
export type { PullPolicy } from './pull-policy.ts'
export {
  type PullHistory,
  type PullSample,
  type PullSpeed,
  reduceHistory,
  toPullSpeed,
} from './pull-speed.ts'
export { type LayerProgress, noProgress, type PullProgress, reducePull } from './reduce-pull.ts'
