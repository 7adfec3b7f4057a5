import { readdir } from 'node:fs/promises'
import type { Tools } from './tools.ts'

/** Packs what is in a folder as a tar archive: all of it root's, and equal folders make equal bytes. */
export async function packFolder({ run }: Tools, folder: string): Promise<Buffer> {
  const options = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner']
  return run('tar', ['--create', ...options, ...(await readdir(folder)).sort()], { cwd: folder })
}
