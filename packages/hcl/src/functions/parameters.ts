import type { Type } from '../value/type.ts'
import type { Parameter } from './hcl-function.ts'

/** What the functions' parameters are made of. */
export const stringParameter = (name: string): Parameter => ({ name, type: { kind: 'string' } })
export const numberParameter = (name: string): Parameter => ({ name, type: { kind: 'number' } })
export const anyParameter = (name: string): Parameter => ({ name, type: { kind: 'any' } })
export const nullableParameter = (name: string): Parameter => ({
  ...anyParameter(name),
  nullable: true,
})
export const listParameter = (name: string, element: Type): Parameter => ({
  name,
  type: { kind: 'list', element },
})
export const setParameter = (name: string): Parameter => ({
  name,
  type: { kind: 'set', element: { kind: 'any' } },
})
