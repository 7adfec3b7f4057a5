import { valueKey } from '../../value/value-key.ts'
import { setOperation } from './set-operation.ts'

export const setintersection = setOperation(([first = [], ...others]) => {
  const keys = others.map((items) => new Set(items.map(valueKey)))
  return first.filter((item) => keys.every((set) => set.has(valueKey(item))))
})
