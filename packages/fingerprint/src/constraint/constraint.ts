/** A constraint in its long form. */
export interface Constraint {
  /** `${attr.kernel.name}` */
  attribute: string
  /** `=`, `version`, `is_set`, … */
  operator: string
  /** A text or a reference; of no meaning for `is_set` and `is_not_set`. */
  value: string
}

/**
 * Whether a regular expression with Go's syntax (RE2) matches somewhere in a text. It throws for what is none. Patterns
 * come from job files: use an engine that takes linear time, such as re2js. JavaScript's own can hang.
 */
export type MatchPattern = (pattern: string, text: string) => boolean
