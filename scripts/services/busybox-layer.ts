import { chmod, copyFile, mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { findIn } from './find-in.ts'
import { packFolder } from './pack-folder.ts'
import type { Tools } from './tools.ts'
import { unpackPackages } from './unpack-packages.ts'

/** Makes a layer of Debian's static busybox: `/bin` with all its commands, and `/tmp`. `folder` is for its use. */
export async function busyboxLayer(tools: Tools, folder: string): Promise<Buffer> {
  const unpacked = await unpackPackages(tools, ['busybox-static'], folder)
  const program = await findIn(unpacked, ['bin/busybox', 'usr/bin/busybox'])
  const commands = (await tools.run(program, ['--list'])).toString().split('\n').filter(Boolean)

  const layer = join(folder, 'layer')
  await mkdir(join(layer, 'bin'), { recursive: true })
  await copyFile(program, join(layer, 'bin/busybox'))
  for (const command of commands.filter((name) => name !== 'busybox'))
    await symlink('busybox', join(layer, 'bin', command))
  await mkdir(join(layer, 'tmp'))
  await chmod(join(layer, 'tmp'), 0o1777)
  return packFolder(tools, layer)
}
