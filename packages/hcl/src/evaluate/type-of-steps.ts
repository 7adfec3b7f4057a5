import type { SplatStep } from '../ast.ts'
import type { Type } from '../value/type.ts'

/** The type of a part of any value of a type; undefined where no such value has that part. */
export function typeOfSteps(type: Type, steps: readonly SplatStep[]): Type | undefined {
  return steps.reduce((of: Type | undefined, step) => of && typeOfStep(of, step), type)
}

function typeOfStep(type: Type, step: SplatStep): Type | undefined {
  if (type.kind === 'any') return type
  if (step.kind === 'splat') return typeOfSplat(type, step.steps)
  switch (type.kind) {
    case 'map':
      return type.element
    case 'object':
      return step.kind === 'attribute' ? type.attributes.get(step.name)?.type : { kind: 'any' }
    case 'list':
      return step.kind === 'index' ? type.element : undefined
    case 'tuple':
      return step.kind === 'index' ? { kind: 'any' } : undefined
    default:
      return undefined
  }
}

function typeOfSplat(type: Type, steps: readonly SplatStep[]): Type | undefined {
  if (type.kind === 'list' || type.kind === 'set') {
    const element = typeOfSteps(type.element, steps)
    return element && { kind: 'list', element }
  }
  // How many elements it has depends on whether it is null.
  const elements = type.kind === 'tuple' ? type.elements : [type]
  return elements.every((each) => typeOfSteps(each, steps)) ? { kind: 'any' } : undefined
}
