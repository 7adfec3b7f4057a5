import { posix } from 'node:path'
import type { Package, SourceFile } from './source.ts'

export type Target =
  /** A file of the same package; `path` need not exist. */
  | { kind: 'inside'; path: string }
  /** A relative path that leaves the package. */
  | { kind: 'outside'; path: string }
  /** A package of ours by name; `subpath` is what follows it (`''` for the entry). */
  | { kind: 'package'; package: Package; subpath: string }
  /** An `@longshore` name that no package has. */
  | { kind: 'unknown'; name: string }
  /** Node's own or someone else's. */
  | { kind: 'foreign' }

/** Says where an import leads. */
export function resolveImport(
  specifier: string,
  from: { package: Package; file: SourceFile },
  packages: Package[],
): Target {
  if (specifier.startsWith('.')) {
    const path = posix.join(posix.dirname(from.file.path), specifier)
    const inside = path.startsWith(`${from.package.folder}/`)
    return { kind: inside ? 'inside' : 'outside', path }
  }

  const [scope = '', second = ''] = specifier.split('/')
  const name = scope.startsWith('@') ? `${scope}/${second}` : scope
  const found = packages.find((candidate) => candidate.name === name)
  if (found) return { kind: 'package', package: found, subpath: specifier.slice(name.length) }
  return scope === '@longshore' ? { kind: 'unknown', name } : { kind: 'foreign' }
}
