import type { Diagnostic, Range, Source } from '@longshore/hcl'
import { errorAt } from './error-at.ts'

/** A diagnostic that may be about another text than the file that was read: then `source` is that text. */
export interface SourceDiagnostic extends Diagnostic {
  source?: Source
}

/** In the order of the file; those about other texts come after, in the order in which they were found. */
export function inOrder(diagnostics: SourceDiagnostic[]): SourceDiagnostic[] {
  const ofFile = diagnostics.filter(({ source }) => source === undefined)
  const ofOthers = diagnostics.filter(({ source }) => source !== undefined)
  return [...ofFile.toSorted((a, b) => a.range.start.offset - b.range.start.offset), ...ofOthers]
}

/** An error about a text that is no file and may be secret, such as an argument: only its name is shown. */
export function errorAbout(name: string, message: string, hint?: string): SourceDiagnostic {
  return { ...errorAt(wholeOf(name), message, hint), source: { path: name, text: name } }
}

function wholeOf(text: string): Range {
  const start = { offset: 0, line: 1, column: 1 }
  return { start, end: { offset: text.length, line: 1, column: [...text].length + 1 } }
}
