import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { toRegistryImage } from './to-registry-image.ts'

const sha256 = (content: Buffer) => `sha256:${createHash('sha256').update(content).digest('hex')}`

it('toRegistryImage names every blob by its digest, and every layer by that of its tar archive', () => {
  const layers = [Buffer.from('one'), Buffer.from('two')]
  const { blobs, manifest } = toRegistryImage(layers, 'amd64', { Cmd: ['sh'] })
  const [config, ...packed] = blobs

  expect(blobs.map(({ digest }) => digest)).toEqual(blobs.map(({ content }) => sha256(content)))
  expect(packed.map(({ content }) => gunzipSync(content))).toEqual(layers)
  expect(JSON.parse(`${config?.content}`)).toMatchObject({
    architecture: 'amd64',
    os: 'linux',
    config: { Cmd: ['sh'] },
    rootfs: { diff_ids: layers.map(sha256) },
  })
  expect(JSON.parse(manifest)).toMatchObject({
    config: { digest: config?.digest, size: config?.content.length },
    layers: packed.map(({ digest, content }) => ({ digest, size: content.length })),
  })
})
