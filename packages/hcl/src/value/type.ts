/** A type constraint, as in a variable's `type = list(string)`. `any` stands for whatever type the value has. */
export type Type =
  | { kind: 'any' | 'string' | 'number' | 'bool' }
  | { kind: 'list' | 'set' | 'map'; element: Type }
  | { kind: 'tuple'; elements: Type[] }
  | { kind: 'object'; attributes: ReadonlyMap<string, TypeAttribute> }

export interface TypeAttribute {
  type: Type
  optional: boolean
}
