import type { Value } from '@longshore/hcl'
import type { HclType } from '../schema/hcl-type.ts'
import { convertScalar } from './convert-scalar.ts'

/** What to do about a value of the wrong type, where it is plain how it was meant. */
export function howToMend(value: Value, type: HclType): string | undefined {
  if (type.kind === 'list' && type.element.kind === 'string') {
    const item = convertScalar(value, 'string')
    return item === undefined ? undefined : `write [${JSON.stringify(item)}]`
  }
  if (type.kind !== 'number' || type.unit === undefined || value.type !== 'string') return undefined
  return /^\s*[\d.]+\s*[a-z]+\s*$/i.test(value.value)
    ? `write the number alone: its unit is ${type.unit}`
    : undefined
}
