import type { LogDirectory, LogHandle } from './log-directory.ts'

/** Opens a file of a folder that others write to as well, and rejects for what is no regular file. */
export async function openRegular(
  directory: LogDirectory,
  name: string,
  { flags, mode }: { flags: number; mode?: number },
): Promise<{ handle: LogHandle; size: number }> {
  const handle = await directory.open(name, flags, mode)
  const found = await handle.stat()
  if (found.isFile()) return { handle, size: found.size }
  await handle.close()
  throw new Error(`${name} is not a regular file`)
}
