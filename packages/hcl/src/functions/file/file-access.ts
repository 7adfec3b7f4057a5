/** The files that the functions may see. What is not allowed, missing or too large is a `FunctionProblem`. */
export interface FileAccess {
  /** Absolute; relative paths are relative to it. */
  folder: string
  /** What `~` stands for. */
  home: string
  read(path: string): Uint8Array
  /** False where there is nothing. */
  exists(path: string): boolean
  /** The regular files below a folder whose path from there matches a pattern, in order. */
  list(path: string, pattern: string): string[]
}
