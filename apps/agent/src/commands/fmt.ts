import { type Diagnostic, formatHcl, type Source } from '@longshore/hcl'
import { exitCode } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { listHclFiles } from '../list-hcl-files.ts'
import { readSource, stdinName } from '../read-source.ts'
import { replaceFile } from '../replace-file.ts'
import { tellDiagnostics } from '../tell-diagnostics.ts'
import { toJsonDiagnostic } from '../to-json-diagnostic.ts'

export interface FmtOptions {
  /** Write nothing; the exit code says whether a file would change. */
  check: boolean
  /** Print the names of the files that change. */
  list: boolean
  write: boolean
  /** Folders within folders too. */
  recursive: boolean
  json: boolean
}

const hclFile = { kind: 'HCL file', code: 'FILE_UNREADABLE' }

interface FormattedFile {
  source: Source
  changed: boolean
  diagnostics: Diagnostic[]
  /** The text, where it is to be printed. */
  text?: string
}

/**
 * `longshore fmt`: lays out HCL files as `nomad fmt` does, with its flags. Files that are not changed are not touched.
 * Exit code 2 when a file cannot be read as HCL2, 1 when `--check` found one that would change.
 *
 * @throws LongshoreError `FILE_UNREADABLE`, `FILE_NOT_WRITABLE`
 */
export async function fmt(names: string[], options: FmtOptions, io: Io): Promise<number> {
  const files: FormattedFile[] = []
  for (const name of names.length > 0 ? names : ['.'])
    for (const path of await listHclFiles(name, options.recursive)) {
      const file = await formatFile(path, options, io)
      files.push(file)
      if (!options.json) tellFile(file, path, options, io)
    }
  if (options.json) io.stdout.write(`${JSON.stringify(toJson(files), null, 2)}\n`)

  if (files.some(({ diagnostics }) => diagnostics.length > 0)) return exitCode.badInput
  const isDifferent = files.some(({ changed }) => changed)
  return options.check && isDifferent ? exitCode.failed : exitCode.success
}

async function formatFile(
  path: string,
  { check, list, write }: FmtOptions,
  io: Io,
): Promise<FormattedFile> {
  const source = await readSource(path, hclFile, io)
  const { text, diagnostics } = formatHcl(source)
  if (text === undefined) return { source, changed: false, diagnostics }
  const changed = text !== source.text
  const isStdin = path === stdinName
  const isWritten = write && !check && !isStdin
  if (isWritten && changed) await replaceFile(path, text)
  const isPrinted = isStdin || (!list && !isWritten)
  return { source, changed, diagnostics, ...(isPrinted && { text }) }
}

function tellFile(
  { source, changed, diagnostics, text }: FormattedFile,
  path: string,
  { list }: FmtOptions,
  io: Io,
): void {
  tellDiagnostics(diagnostics, source, io)
  if (changed && list && path !== stdinName) io.stdout.write(`${path}\n`)
  if (text !== undefined) io.stdout.write(text)
}

function toJson(files: FormattedFile[]): object {
  return {
    files: files.map(({ source, changed, text }) => ({ file: source.path, changed, text })),
    diagnostics: files.flatMap(({ source, diagnostics }) =>
      diagnostics.map((diagnostic) => toJsonDiagnostic(diagnostic, source)),
    ),
  }
}
