import { resolveImport } from './resolve-import.ts'
import type { Import, Package, Problem, SourceFile } from './source.ts'

/**
 * Finds files of one package that import each other in a circle. Type-only imports count: they are erased, but whoever
 * reads the files still goes round. Each circle is told once, at the import that closes it.
 */
export function checkCircles(packages: Package[]): Problem[] {
  return packages.flatMap((owner) => {
    const files = new Map(owner.files.map((file) => [file.path, file]))
    const problems: Problem[] = []
    const done = new Set<SourceFile>()

    function visit(file: SourceFile, way: SourceFile[]): void {
      if (done.has(file)) return
      for (const { line, specifier } of file.imports) {
        const next = files.get(targetPath(specifier, owner, file) ?? '')
        if (!next) continue
        const start = [...way, file].indexOf(next)
        if (start === -1) visit(next, [...way, file])
        else problems.push({ path: file.path, line, message: tell([...way, file].slice(start)) })
      }
      done.add(file)
    }
    for (const file of owner.files) visit(file, [])
    return problems
  })
}

function tell(circle: SourceFile[]): string {
  const [first] = circle
  const names = [...circle, ...(first ? [first] : [])].map(({ path }) => path)
  return `a circle of imports: ${names.join(' → ')}`
}

function targetPath(
  specifier: Import['specifier'],
  owner: Package,
  file: SourceFile,
): string | undefined {
  if (specifier === undefined) return undefined
  const target = resolveImport(specifier, { package: owner, file }, [owner])
  if (target.kind === 'inside') return target.path
  return target.kind === 'package' ? `${owner.folder}/src/index.ts` : undefined
}
