import { FunctionProblem } from './function-problem.ts'

/** What a text may have at most, in UTF-16 units: as much as a file of HCL. */
const maxCharacters = 4 * 2 ** 20
/** What a list, set or map may have at most, counted with what is in its elements where a function copies them. */
const maxElements = 2 ** 20

/** Called before a text of that size is made. Throws {@link FunctionProblem} beyond {@link maxCharacters}. */
export function limitCharacters(count: number): void {
  if (count <= maxCharacters) return
  throw new FunctionProblem(`the result would be longer than ${maxCharacters} characters`)
}

/** Called before so many elements are made. Throws {@link FunctionProblem} beyond {@link maxElements}. */
export function limitElements(count: number): void {
  if (count <= maxElements) return
  throw new FunctionProblem(`the result would have more than ${maxElements} elements`)
}
