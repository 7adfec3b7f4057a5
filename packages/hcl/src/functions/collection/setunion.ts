import { setOperation } from './set-operation.ts'

export const setunion = setOperation((sets) => sets.flat())
