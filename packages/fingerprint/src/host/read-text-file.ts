/** Reads a whole text file, for example `(path) => readFile(path, 'utf8')`. */
export type ReadTextFile = (path: string) => Promise<string>

/** A file's decimal number; 0 when there is no such file, or something else in it. */
export async function readNumber(path: string, readFile: ReadTextFile): Promise<number> {
  const text = await readFile(path).catch(() => '')
  return /^\d{1,15}\n?$/.test(text) ? Number(text) : 0
}
