import type { HclFunction } from '../hcl-function.ts'
import { chunklist } from './chunklist.ts'
import { coalesce } from './coalesce.ts'
import { coalescelist } from './coalescelist.ts'
import { compact } from './compact.ts'
import { concat } from './concat.ts'
import { contains } from './contains.ts'
import { distinct } from './distinct.ts'
import { element } from './element.ts'
import { flatten } from './flatten.ts'
import { index } from './index-of.ts'
import { keys } from './keys.ts'
import { length } from './length.ts'
import { lookup } from './lookup.ts'
import { merge } from './merge.ts'
import { range } from './range.ts'
import { setintersection } from './setintersection.ts'
import { setproduct } from './setproduct.ts'
import { setunion } from './setunion.ts'
import { slice } from './slice.ts'
import { values } from './values.ts'
import { zipmap } from './zipmap.ts'

export const collectionFunctions: Record<string, HclFunction> = {
  chunklist,
  coalesce,
  coalescelist,
  compact,
  concat,
  contains,
  distinct,
  element,
  flatten,
  index,
  keys,
  length,
  lookup,
  merge,
  range,
  setintersection,
  setproduct,
  setunion,
  slice,
  values,
  zipmap,
}
