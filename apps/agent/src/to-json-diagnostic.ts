import type { SourceDiagnostic } from '@longshore/config'
import type { Source } from '@longshore/hcl'

/** A diagnostic for programs: with the name of its file, and without the file's text. */
export function toJsonDiagnostic({ source, ...diagnostic }: SourceDiagnostic, about: Source) {
  return { file: (source ?? about).path, ...diagnostic }
}
