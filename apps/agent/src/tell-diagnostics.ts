import type { SourceDiagnostic } from '@longshore/config'
import { formatDiagnostic, type Source } from '@longshore/hcl'
import type { Io } from './io.ts'
import { maskSecrets } from './mask-secrets.ts'

/** Says on stderr what is wrong, with colour on a terminal and without the secrets of its lines. Those that name no source of their own are about `source`. */
export function tellDiagnostics(
  diagnostics: readonly SourceDiagnostic[],
  source: Source,
  { stderr }: Pick<Io, 'stderr'>,
): void {
  const color = stderr.isTTY && stderr.hasColors()
  const masked = new Map<Source, Source>()
  for (const diagnostic of diagnostics) {
    const about = diagnostic.source ?? source
    const shown = masked.get(about) ?? { path: about.path, text: maskSecrets(about.text) }
    masked.set(about, shown)
    stderr.write(`${formatDiagnostic(diagnostic, shown, { color })}\n\n`)
  }
}
