export { hasCode } from './has-code.ts'
export { LongshoreError, type LongshoreErrorOptions } from './longshore-error.ts'
export { toLongshoreError } from './to-longshore-error.ts'
