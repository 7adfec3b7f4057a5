import type { Body, Diagnostic, Scope } from '@longshore/hcl'
import type { z } from 'zod'
import { toHclType } from '../schema/hcl-type.ts'
import { decodeBlock } from './decode-block.ts'
import type { DecodeContext } from './decode-context.ts'
import type { Draft } from './draft.ts'
import { entriesOfBody } from './entry.ts'
import { createPlaces, type Places } from './places.ts'

export interface Decoded<T> {
  value: Draft<T>
  places: Places
  /** In no order. */
  diagnostics: Diagnostic[]
}

/**
 * Reads a body into the plain value that a schema wants, remembering where each part was written. Forms, labels, names
 * and types are checked here, and what is wrong is reported and left out. What is missing and which values are allowed
 * is the schema's own business.
 */
export function decode<Schema extends z.ZodType>(
  body: Body,
  schema: Schema,
  scope: Scope = {},
): Decoded<z.input<Schema>> {
  const type = toHclType(schema)
  if (type.kind !== 'block') throw new TypeError('A body can only be decoded by a block schema')

  const diagnostics: Diagnostic[] = []
  const context: DecodeContext = {
    scope,
    places: createPlaces({ start: body.range.start, end: body.range.start }),
    report: (diagnostic) => diagnostics.push(diagnostic),
  }
  const value = decodeBlock(entriesOfBody(body, context), { type, path: [] }, context)
  return { value: value as Draft<z.input<Schema>>, places: context.places, diagnostics }
}
