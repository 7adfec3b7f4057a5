import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Writes the files that generated calls read. */
export async function writeOracleFolder(folder: string): Promise<void> {
  await mkdir(join(folder, 'sub'))
  await writeFile(join(folder, 'a.txt'), 'line\n')
  await writeFile(join(folder, 'latin1.txt'), Buffer.from([0xe9, 0x0a]))
  await writeFile(join(folder, 'sub', 'b.txt'), 'é')
}
