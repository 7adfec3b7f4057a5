const block = 512

/** The names of the images in an archive of `docker save`; undefined for what is none. */
export function readArchiveNames(archive: Buffer): string[] | undefined {
  for (let at = 0; at + block <= archive.length; ) {
    const text = (from: number, to: number) =>
      archive.toString('latin1', at + from, at + to).replace(/\0.*$/s, '')
    const size = Number.parseInt(text(124, 136), 8) || 0
    const content = archive.subarray(at + block, at + block + size)
    if (text(0, 100) === 'manifest.json')
      return (JSON.parse(content.toString()) as { RepoTags: string[] | null }[]).flatMap(
        ({ RepoTags }) => RepoTags ?? [],
      )
    at += block * (1 + Math.ceil(size / block))
  }
  return undefined
}
