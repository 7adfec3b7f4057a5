export { familiarName, formatImageReference } from './format-image-reference.ts'
export type { ImageReference } from './image-reference.ts'
export { parseImageReference } from './parse-image-reference.ts'
export { withDefaultTag } from './with-default-tag.ts'
