/** Of `node:fs`. */
export interface FileOpener {
  openSync(path: string, flags: 'r'): number
  readSync(descriptor: number, buffer: Buffer, options: { position: number }): number
  closeSync(descriptor: number): void
}

/** Small files of the kernel that are read again and again. */
export interface OpenFiles {
  /** The file's present content. Throws the error of the system. */
  readText(path: string): string
  close(): void
}

/** More than any file of a control group has. */
const size = 64 * 1024

/**
 * Keeps each file open from the first reading on: a third of the cost of opening it each time, and the files of a
 * control group that is gone fail with `ENODEV`, also where a new one has its name.
 *
 * The returned function makes the files of one group; all share one buffer.
 */
export function createFileKeeper(files: FileOpener): () => OpenFiles {
  const buffer = Buffer.alloc(size)
  return () => {
    const open = new Map<string, number>()
    return {
      readText(path) {
        let descriptor = open.get(path)
        if (descriptor === undefined) {
          descriptor = files.openSync(path, 'r')
          open.set(path, descriptor)
        }
        return buffer.toString('latin1', 0, files.readSync(descriptor, buffer, { position: 0 }))
      },
      close() {
        for (const descriptor of open.values()) files.closeSync(descriptor)
        open.clear()
      },
    }
  }
}
