export {
  createImages,
  type EnsuredImage,
  type EnsureOptions,
  type Images,
  type ImagesEngine,
} from './create-images.ts'
export { type LayerProgress, noProgress, type PullProgress, reducePull } from './reduce-pull.ts'
