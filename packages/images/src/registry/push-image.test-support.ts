import {
  type BuildOptions,
  buildImage,
  digestOf,
  manifestType,
} from './build-image.test-support.ts'
import { account } from './use-registry.test-support.ts'

export interface PushedImage {
  /** Of the manifest: `sha256:…` */
  digest: string
  /** `/v2/<name>/blobs/sha256:…` of its one layer. */
  layerUrl: string
  /** Of its layer, as the registry sends it. */
  layerBytes: number
}

export interface PushOptions extends BuildOptions {
  /** Default: the password of {@link account}. */
  authorization?: string
}

const basic = `Basic ${btoa(`${account.username}:${account.password}`)}`

/** Builds an image straight into a registry, under `name` and the tag `1`. */
export async function pushImage(
  address: string,
  name: string,
  { authorization = basic, ...options }: PushOptions = {},
): Promise<PushedImage> {
  const repository = `http://${address}/v2/${name}`
  const { manifest, config, layer = Buffer.alloc(0) } = buildImage(options)
  for (const blob of layer.length > 0 ? [config, layer] : [config]) {
    const started = await send(`${repository}/blobs/uploads/`, 'POST')
    const upload = new URL(started.headers.get('location') ?? '', started.url)
    upload.searchParams.set('digest', digestOf(blob))
    await send(upload.href, 'PUT', new Uint8Array(blob))
  }
  await send(`${repository}/manifests/1`, 'PUT', manifest)
  return {
    digest: digestOf(manifest),
    layerUrl: `/v2/${name}/blobs/${digestOf(layer)}`,
    layerBytes: layer.length,
  }

  async function send(url: string, method: string, body?: RequestInit['body']): Promise<Response> {
    const type = typeof body === 'string' ? manifestType : 'application/octet-stream'
    const headers = { authorization, 'content-type': type }
    const answer = await fetch(url, { method, headers, body })
    if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`)
    return answer
  }
}
