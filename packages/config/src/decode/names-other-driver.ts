import { evaluate } from '@longshore/hcl'
import type { BlockType } from '../schema/hcl-type.ts'
import type { DecodeContext } from './decode-context.ts'
import type { Entry } from './entry.ts'

/** Whether a task is for another driver than docker: then its `config` is not docker's, and nothing is said of it. */
export function namesOtherDriver(
  entries: Entry[],
  { block }: BlockType,
  { scope }: DecodeContext,
): boolean {
  const entry = block === 'task' ? entries.find(({ name }) => name === 'driver') : undefined
  if (entry?.kind !== 'attribute') return false
  const { value } = evaluate(entry.attribute.expression, scope)
  return value?.type === 'string' && value.value !== 'docker'
}
