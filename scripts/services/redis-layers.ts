import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { DebianPlatform } from './debian-platform.ts'
import { linkedLibraries } from './linked-libraries.ts'
import { packFolder } from './pack-folder.ts'
import type { Tools } from './tools.ts'
import { unpackPackages } from './unpack-packages.ts'
import { withLibraries } from './with-libraries.ts'

/** Makes the layers of Debian's redis: libraries, programs, and its user with `/data`. `folder` is for its use. */
export async function redisLayers(
  tools: Tools,
  { triplet, loader }: DebianPlatform,
  folder: string,
): Promise<Buffer[]> {
  await mkdir(folder, { recursive: true })
  const packages = await withLibraries(tools, ['redis-server', 'redis-tools'], folder)
  const root = await unpackPackages(tools, packages, folder)
  const redis = ['redis-server', 'redis-cli'].map((name) => join(root, 'usr/bin', name))
  const linked = await linkedLibraries(tools, redis, { root, triplet })

  const layer = (name: string) => join(folder, 'layers', name)
  await copyInto(join(layer('libraries'), 'lib', triplet), linked.libraries)
  await copyAs(join(layer('libraries'), loader), linked.loader)
  await copyInto(join(layer('programs'), 'usr/local/bin'), redis)
  await makeUser(layer('user'))
  return Promise.all(
    ['libraries', 'programs', 'user'].map((name) => packFolder(tools, layer(name))),
  )
}

async function makeUser(layer: string): Promise<void> {
  await mkdir(join(layer, 'etc'), { recursive: true })
  await writeFile(join(layer, 'etc/passwd'), 'root:x:0:0::/:\nredis:x:999:999::/data:\n')
  await writeFile(join(layer, 'etc/group'), 'root:x:0:\nredis:x:999:\n')
  await mkdir(join(layer, 'data'))
  await chmod(join(layer, 'data'), 0o1777)
}

async function copyInto(folder: string, files: string[]): Promise<void> {
  for (const file of files) await copyAs(join(folder, basename(file)), file)
}

async function copyAs(target: string, file: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true })
  await copyFile(file, target)
}
