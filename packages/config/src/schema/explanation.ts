/**
 * A schema's `error` text: what a value must be, as a predicate (`must not be empty`), and what to do about it.
 * zod carries one string, so the hint follows on a line of its own.
 */
export function explain(predicate: string, hint: string): string {
  return `${predicate}\n${hint}`
}

/** The two parts again; a text without a hint is all predicate. */
export function readExplanation(text: string): { predicate: string; hint: string | undefined } {
  const [predicate = '', hint] = text.split('\n', 2)
  return { predicate, hint }
}
