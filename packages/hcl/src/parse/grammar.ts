import { parseItems } from './body/parse-items.ts'
import type { Grammar } from './cursor.ts'
import { parseExpression } from './expression/parse-expression.ts'
import { parseSequence } from './template/parse-sequence.ts'

export const grammar: Grammar = { parseItems, parseExpression, parseSequence }
