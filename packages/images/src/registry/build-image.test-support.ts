import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'

export const manifestType = 'application/vnd.docker.distribution.manifest.v2+json'
const block = 512

export interface BuildOptions {
  /** Random bytes of its one file; 0: it has no layer, so an engine has nothing to unpack. */
  bytes?: number
  /** Default: this machine's. */
  architecture?: string
}

/** An image that is like no other, as a registry holds it. */
export function buildImage({ bytes = 1000, architecture = ownArchitecture() }: BuildOptions) {
  const layers = bytes === 0 ? [] : [tar('file', randomBytes(bytes))]
  const config = Buffer.from(
    JSON.stringify({
      created: '1970-01-01T00:00:00Z',
      architecture,
      os: 'linux',
      config: { Cmd: ['/file'], Labels: { id: randomUUID() } },
      rootfs: { type: 'layers', diff_ids: layers.map(digestOf) },
    }),
  )
  const packed = layers.map((layer) => gzipSync(layer))
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: manifestType,
    config: describe('container.image.v1+json', config),
    layers: packed.map((layer) => describe('image.rootfs.diff.tar.gzip', layer)),
  })
  return { manifest, config, layer: packed[0] }
}

export function digestOf(content: string | Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`
}

function ownArchitecture(): string {
  return process.arch === 'x64' ? 'amd64' : process.arch
}

/** An archive with one file. */
function tar(name: string, content: Buffer): Buffer {
  const header = Buffer.alloc(block)
  const octal = (value: number) => `${value.toString(8).padStart(11, '0')}\0`
  header.write(name)
  header.write('0000755\0', 100)
  header.write(octal(content.length), 124)
  header.write(octal(0), 136)
  header.write('        0ustar\0', 148)
  header.write('00', 263)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  const padding = Buffer.alloc(((block - (content.length % block)) % block) + 2 * block)
  return Buffer.concat([header, content, padding])
}

function describe(kind: string, content: Buffer) {
  const mediaType = `application/vnd.docker.${kind}`
  return { mediaType, size: content.length, digest: digestOf(content) }
}
