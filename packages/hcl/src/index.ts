export type * from './ast.ts'
export type { Diagnostic } from './diagnostic.ts'
export type { Position, Range, Source } from './range.ts'
export type { Value, ValueEntry } from './value.ts'
