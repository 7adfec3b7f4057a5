import { type Body, type Diagnostic, expandDynamic, type Scope } from '@longshore/hcl'
import type { z } from 'zod'
import { toHclType } from '../schema/hcl-type.ts'
import { decodeBlock } from './decode-block.ts'
import type { DecodeContext } from './decode-context.ts'
import type { Draft } from './draft.ts'
import { enterBody } from './enter-body.ts'
import { entriesOfBody } from './entry.ts'
import { createPlaces, type Places } from './places.ts'

export interface Decoded<T> {
  value: Draft<T>
  places: Places
  /** In no order. */
  diagnostics: Diagnostic[]
}

/**
 * Reads a body into the plain value that a schema wants, remembering where each part was written; `dynamic` blocks are
 * expanded first. Forms, labels, names and types are checked here, and what is wrong is reported and left out. What is
 * missing and which values are allowed is the schema's own business.
 */
export function decode<Schema extends z.ZodType>(
  body: Body,
  schema: Schema,
  scope: Scope = {},
): Decoded<z.input<Schema>> {
  const type = toHclType(schema)
  if (type.kind !== 'block') throw new TypeError('A body can only be decoded by a block schema')

  const { body: expanded, diagnostics } = expandDynamic(body, scope)
  const context: DecodeContext = {
    scope,
    syntax: expanded.syntax,
    places: createPlaces({ start: body.range.start, end: body.range.start }),
    report: (diagnostic) => diagnostics.push(diagnostic),
  }
  const value = decodeBlock(
    entriesOfBody(expanded),
    { type, path: [] },
    enterBody(expanded, context),
  )
  return { value: value as Draft<z.input<Schema>>, places: context.places, diagnostics }
}
