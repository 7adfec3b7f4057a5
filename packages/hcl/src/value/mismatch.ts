import { type ConversionProblem, within } from './conversion.ts'
import { describeType } from './describe-type.ts'
import { sortedAttributes } from './sorted-attributes.ts'
import type { Type } from './type.ts'
import { canConvert } from './unify-types.ts'

/** Why no value of one type can become one of another: of the innermost parts that do not fit, the first. */
export function mismatch(from: Type, to: Type): ConversionProblem {
  const isOpen = 'element' in to && to.element.kind === 'any'
  if (isOpen && isCounterpart(from, to)) {
    return { problem: `all elements of a ${to.kind} must have one type` }
  }
  for (const [step, given, wanted] of parts(from, to)) {
    if (given === undefined) return { problem: `the attribute \`${step}\` is missing` }
    if (!canConvert(given, wanted)) return within(step, mismatch(given, wanted))
  }
  return { problem: `${withArticle(to)} is required, but this is ${withArticle(from)}` }
}

function isCounterpart(from: Type, to: Type): boolean {
  return to.kind === 'map' ? from.kind === 'object' : from.kind === 'tuple'
}

type Part = [step: string | number, from: Type | undefined, to: Type]

/** The parts of two types of the same form that must fit. */
function parts(from: Type, to: Type): Part[] {
  if (from.kind === 'tuple' && (to.kind === 'list' || to.kind === 'set')) {
    return from.elements.map((type, index) => [index, type, to.element])
  }
  if (from.kind === 'tuple' && to.kind === 'tuple' && from.elements.length === to.elements.length) {
    return to.elements.map((type, index) => [index, from.elements[index], type])
  }
  if (from.kind === 'object' && to.kind === 'map') {
    return sortedAttributes(from).map(([name, { type }]) => [name, type, to.element])
  }
  if (from.kind !== 'object' || to.kind !== 'object') return []
  return sortedAttributes(to)
    .filter(([name, { optional }]) => !optional || from.attributes.has(name))
    .map(([name, { type }]) => [name, from.attributes.get(name)?.type, type])
}

function withArticle(type: Type): string {
  return `${type.kind === 'object' || type.kind === 'any' ? 'an' : 'a'} ${describeType(type)}`
}
