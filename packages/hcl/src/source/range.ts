/** A place in a source text. */
export interface Position {
  /** UTF-16 code units from the start of the text, as JavaScript strings count. */
  offset: number
  /** 1-based. */
  line: number
  /** 1-based, in Unicode code points, so that an editor's column and ours agree. */
  column: number
}

/** `start` is included, `end` is not. */
export interface Range {
  start: Position
  end: Position
}

/** A text and the name under which diagnostics speak of it. */
export interface Source {
  path: string
  text: string
}
