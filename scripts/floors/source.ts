/** A package's sources as the rules see them. Paths are relative to the repository, with `/`. */
export interface Package {
  folder: string
  name: string
  /** The `@longshore` packages that package.json declares. */
  dependencies: { published: Set<string>; development: Set<string> }
  files: SourceFile[]
}

export interface SourceFile {
  path: string
  isTest: boolean
  imports: Import[]
  /** The lines that read `process.env`. */
  environmentReads: number[]
}

export interface Import {
  line: number
  /** `undefined` for a dynamic import whose name is computed. */
  specifier: string | undefined
}

export interface Problem {
  path: string
  line: number
  message: string
}
