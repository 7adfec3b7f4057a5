/** What keeps a script from doing its work, in a sentence for the person who runs it. */
export class ScriptError extends Error {
  override readonly name = 'ScriptError'
}
