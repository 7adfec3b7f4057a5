import { createHash, randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { account } from './start-registry.test-support.ts'

const manifestType = 'application/vnd.docker.distribution.manifest.v2+json'
const block = 512

export interface PushedImage {
  /** Of the manifest: `sha256:…` */
  digest: string
  /** `/v2/<name>/blobs/sha256:…` of its one layer. */
  layerUrl: string
  /** Of its layer, as the registry sends it. */
  layerBytes: number
}

/** Puts an image of one file of `bytes` random bytes straight into a registry, under `name` and the tag `1`. */
export async function pushImage(
  address: string,
  name: string,
  { bytes = 1000 } = {},
): Promise<PushedImage> {
  const layer = tar('file', randomBytes(bytes))
  const config = Buffer.from(
    JSON.stringify({
      created: '1970-01-01T00:00:00Z',
      architecture: process.arch === 'x64' ? 'amd64' : process.arch,
      os: 'linux',
      config: { Cmd: ['/file'] },
      rootfs: { type: 'layers', diff_ids: [digestOf(layer)] },
    }),
  )
  const packed = gzipSync(layer)
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: manifestType,
    config: describe('container.image.v1+json', config),
    layers: [describe('image.rootfs.diff.tar.gzip', packed)],
  })
  for (const blob of [config, packed]) await pushBlob(address, name, blob)
  const manifestUrl = `http://${address}/v2/${name}/manifests/1`
  await send(201, manifestUrl, 'PUT', { body: manifest, type: manifestType })
  return {
    digest: digestOf(manifest),
    layerUrl: `/v2/${name}/blobs/${digestOf(packed)}`,
    layerBytes: packed.length,
  }
}

async function pushBlob(address: string, name: string, blob: Buffer): Promise<void> {
  const started = await send(202, `http://${address}/v2/${name}/blobs/uploads/`, 'POST')
  const upload = new URL(started.headers.get('location') ?? '', started.url)
  upload.searchParams.set('digest', digestOf(blob))
  await send(201, upload.href, 'PUT', { body: new Uint8Array(blob) })
}

async function send(
  status: number,
  url: string,
  method: string,
  { body, type = 'application/octet-stream' }: { body?: RequestInit['body']; type?: string } = {},
): Promise<Response> {
  const authorization = `Basic ${btoa(`${account.username}:${account.password}`)}`
  const headers = { authorization, 'content-type': type }
  const answer = await fetch(url, { method, headers, body })
  if (answer.status !== status)
    throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`)
  return answer
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

function digestOf(content: string | Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`
}
