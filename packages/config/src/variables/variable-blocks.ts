import type { Block, Body, Diagnostic } from '@longshore/hcl'
import type { DecodeContext } from '../decode/decode-context.ts'
import { createPlaces } from '../decode/places.ts'
import { toBlocks } from '../decode/to-blocks.ts'
import { errorAt } from '../error-at.ts'
import { toHclType } from '../schema/hcl-type.ts'
import { variableSchema } from '../schema/variable-schema.ts'

const variable = { kind: 'list', element: toHclType(variableSchema) } as const

/** The `variable` blocks of a body, also where JSON has them as properties. */
export function variableBlocks(
  { items, syntax, range }: Body,
  report: (diagnostic: Diagnostic) => void,
): Block[] {
  const context: DecodeContext = { scope: {}, syntax, places: createPlaces(range), report }
  return items.flatMap((item) => {
    if (item.kind === 'block') return item.type === 'variable' ? [item] : []
    if (item.name !== 'variable') return []
    const blocks = toBlocks(item, variable, context)
    if (!blocks) report(errorAt(item.nameRange, '"variable" is a block', HOW))
    return blocks ?? []
  })
}

const HOW = 'write variable "<name>" { … }'
