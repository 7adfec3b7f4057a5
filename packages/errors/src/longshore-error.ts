export interface LongshoreErrorOptions {
  /** What the reader can do about it: one sentence, imperative. */
  hint?: string
  cause?: unknown
  /** Whether the same act may succeed later without anyone changing its input. Default false. */
  recoverable?: boolean
}

/**
 * The one error type of every Longshore package.
 *
 * `code` is stable and for programs (`IMAGE_NOT_FOUND`), `message` is for people and says what and where.
 * Restart policies decide by `recoverable` alone (design.md, *Decisions*). No field ever holds a secret: whoever
 * makes the error leaves it out, and never passes a `cause` that quotes secret input.
 */
export class LongshoreError extends Error {
  override readonly name = 'LongshoreError'
  readonly code: string
  readonly hint: string | undefined
  readonly recoverable: boolean

  constructor(code: string, message: string, options: LongshoreErrorOptions = {}) {
    super(message, { cause: options.cause })
    this.code = code
    this.hint = options.hint
    this.recoverable = options.recoverable ?? false
  }
}
