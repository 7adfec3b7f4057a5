/** Why a function has no result; `argument` is the index of the argument at fault. Never leaves this package. */
export class FunctionProblem extends Error {
  readonly argument: number | undefined
  constructor(message: string, argument?: number) {
    super(message)
    this.argument = argument
  }
}
