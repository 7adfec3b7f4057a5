import type { SourceDiagnostic } from '@longshore/config'
import { formatDiagnostic, type Source } from '@longshore/hcl'
import type { Io } from './io.ts'

/** Says on stderr what is wrong, with colour on a terminal. Those that name no source of their own are about `source`. */
export function tellDiagnostics(
  diagnostics: readonly SourceDiagnostic[],
  source: Source,
  { stderr }: Pick<Io, 'stderr'>,
): void {
  const color = stderr.isTTY && stderr.hasColors()
  for (const diagnostic of diagnostics)
    stderr.write(`${formatDiagnostic(diagnostic, diagnostic.source ?? source, { color })}\n\n`)
}
