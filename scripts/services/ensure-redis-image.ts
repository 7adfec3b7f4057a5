import { join } from 'node:path'
import { withTemporaryFolder } from '../shared/with-temporary-folder.ts'
import { busyboxLayer } from './busybox-layer.ts'
import { debianPlatform } from './debian-platform.ts'
import { redisLayers } from './redis-layers.ts'
import type { Registry } from './registry.ts'
import { toRegistryImage } from './to-registry-image.ts'
import type { Tools } from './tools.ts'

/** Anyone who can reach its port may use it: it is for tests, behind a published port of 127.0.0.1. */
const config = {
  Cmd: ['redis-server', '--protected-mode', 'no'],
  Env: ['PATH=/usr/local/bin:/bin'],
  ExposedPorts: { '6379/tcp': {} },
  WorkingDir: '/data',
}

/**
 * Makes sure that the registry has the image of redis, with busybox beside it. It goes straight into the registry, so
 * the engine's first pull of it is a real one. Resolves with whether anything had to be done.
 */
export async function ensureRedisImage(
  tools: Tools,
  registry: Registry,
  image: string,
): Promise<boolean> {
  const [, name = '', tag = ''] = /^[^/]+\/([^:]+):(.+)$/.exec(image) ?? []
  if (await registry.has(name, tag)) return false

  tools.say(`Making the image ${image} of Debian's redis-server`)
  await withTemporaryFolder(async (folder) => {
    const platform = debianPlatform(process.arch)
    const layers = [
      await busyboxLayer(tools, join(folder, 'busybox')),
      ...(await redisLayers(tools, platform, join(folder, 'redis'))),
    ]
    await registry.push(name, tag, toRegistryImage(layers, platform.architecture, config))
  })
  return true
}
