import { join } from 'node:path'
import { findIn } from './find-in.ts'
import type { Tools } from './tools.ts'

/**
 * Names the dynamic loader and the libraries of these programs, as files under `root`: Debian packages unpacked there,
 * so nothing of this machine's own.
 */
export async function linkedLibraries(
  tools: Tools,
  programs: string[],
  { root, triplet }: { root: string; triplet: string },
): Promise<{ loader: string; libraries: string[] }> {
  const loader = await findIn(root, [`{usr/,}lib/${triplet}/ld-linux-*.so.*`])
  const libraryPath = ['lib', 'usr/lib'].map((part) => join(root, part, triplet)).join(':')
  const lists: string[] = []
  for (const program of programs) {
    const list = await tools.run(loader, ['--library-path', libraryPath, '--list', program])
    lists.push(list.toString())
  }
  return { loader, libraries: [...new Set(lists.flatMap(listedLibraries))] }
}

/** Reads the files out of what `ld.so --list` (or ldd(1)) prints, without the loader itself. */
export function listedLibraries(list: string): string[] {
  return [...list.matchAll(/^\s+[^/\s]+ => (?<path>\/\S+)/gm)].flatMap(
    (match) => match.groups?.path ?? [],
  )
}
