import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'

export interface Blob {
  digest: string
  content: Buffer
}

/** An image as a registry stores it: image manifest version 2, schema 2 of the distribution project. */
export interface RegistryImage {
  blobs: Blob[]
  manifest: string
}

export const manifestType = 'application/vnd.docker.distribution.manifest.v2+json'

/** Makes an image of layers (tar archives) and a configuration (the `config` of the image specification). */
export function toRegistryImage(
  layers: Buffer[],
  architecture: string,
  config: Record<string, unknown>,
): RegistryImage {
  const configBlob = toBlob(
    Buffer.from(
      JSON.stringify({
        created: '1970-01-01T00:00:00Z',
        architecture,
        os: 'linux',
        config,
        rootfs: { type: 'layers', diff_ids: layers.map(digestOf) },
      }),
    ),
  )
  const layerBlobs = layers.map((layer) => toBlob(gzipSync(layer)))
  const describe = (kind: string, { digest, content }: Blob) => ({
    mediaType: `application/vnd.docker.${kind}`,
    size: content.length,
    digest,
  })
  return {
    blobs: [configBlob, ...layerBlobs],
    manifest: JSON.stringify({
      schemaVersion: 2,
      mediaType: manifestType,
      config: describe('container.image.v1+json', configBlob),
      layers: layerBlobs.map((blob) => describe('image.rootfs.diff.tar.gzip', blob)),
    }),
  }
}

function toBlob(content: Buffer): Blob {
  return { digest: digestOf(content), content }
}

function digestOf(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`
}
