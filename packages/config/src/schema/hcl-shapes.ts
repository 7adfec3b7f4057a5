import { z } from 'zod'

/** How an object schema is written in HCL. Its fields' forms follow from their own types (see `hcl-type.ts`). */
export interface HclShape {
  /** The block as messages call it, and the key of its names in `other-names.ts`. */
  block: string
  /** The field that the block's label fills: `name` for `group "cache" { … }`. Without it the block takes no label. */
  label?: string
  /** Whether `config = { … }` means the same as `config { … }`. */
  assignable?: boolean
}

/** The HCL shape of every object schema that {@link block} made. */
export const hclShapes = z.registry<HclShape>()

/** A block of a file: an object schema that knows how it is written, and refuses names that it does not know. */
export function block<Fields extends z.core.$ZodLooseShape>(shape: HclShape, fields: Fields) {
  return z.strictObject(fields).register(hclShapes, shape)
}
