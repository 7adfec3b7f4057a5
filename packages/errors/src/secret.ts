/**
 * A text that no log shows: `String()`, template strings, `JSON.stringify` and `util.inspect` (so `console.log`) all give
 * `[redacted]`, `structuredClone` an empty object. Only `reveal()` gives the text; call it where it is sent, nowhere else.
 */
export interface Secret {
  reveal(): string
}

export const redacted = '[redacted]'

export function createSecret(value: string): Secret {
  const show = { value: () => redacted }
  // Defined, so not enumerable: `structuredClone` throws on an object that has functions to copy.
  const secret = Object.defineProperties({} as Secret, {
    reveal: { value: () => value },
    toString: show,
    toJSON: show,
    // The documented name of Node's `util.inspect.custom`.
    [Symbol.for('nodejs.util.inspect.custom')]: show,
  })
  return Object.freeze(secret)
}
