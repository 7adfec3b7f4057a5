import { basename, dirname, join } from 'node:path'

/** Of `node:fs/promises`. */
export interface SourceReader {
  realpath(path: string): Promise<string>
  lstat(path: string, options: { bigint: true }): Promise<FileIdentity>
}

/** What a name stands for, whatever it is called later. */
export interface FileIdentity {
  dev: bigint
  ino: bigint
}

export interface ResolvedSource {
  /** With no symlink in it. */
  path: string
  /** Unset where nothing is there yet: then `path` is the real path of what exists, and the rest by its names. */
  identity?: FileIdentity
}

/**
 * Where a path really leads, also one whose last parts do not exist.
 *
 * @throws the reader's error other than ENOENT; ENOENT too for a symlink that leads to nothing, as anything may be there later.
 */
export async function resolveSource(path: string, reader: SourceReader): Promise<ResolvedSource> {
  const missing: string[] = []
  for (let existing = path; ; existing = dirname(existing)) {
    const real = await realpathOrMissing(existing, reader)
    if (real === undefined) missing.unshift(basename(existing))
    else if (missing.length > 0) return { path: join(real, ...missing) }
    else {
      const { dev, ino } = await reader.lstat(real, { bigint: true })
      return { path: real, identity: { dev, ino } }
    }
  }
}

async function realpathOrMissing(path: string, reader: SourceReader): Promise<string | undefined> {
  try {
    return await reader.realpath(path)
  } catch (error) {
    if (!isMissing(error) || (await exists(path, reader))) throw error
    return undefined
  }
}

async function exists(path: string, reader: SourceReader): Promise<boolean> {
  try {
    await reader.lstat(path, { bigint: true })
    return true
  } catch (error) {
    if (isMissing(error)) return false
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
