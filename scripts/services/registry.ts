import { ScriptError } from '../shared/script-error.ts'
import { type Blob, manifestType, type RegistryImage } from './to-registry-image.ts'

/** The calls of the distribution API (v2) that pushing an image takes. Each ends within 60 s. */
export function createRegistry(address: string) {
  const call = (path: string, init: RequestInit = {}) =>
    fetch(new URL(path, `http://${address}/v2/`), { signal: AbortSignal.timeout(60_000), ...init })

  async function expectStatus(expected: number, answer: Response): Promise<Response> {
    if (answer.status === expected) return answer
    throw new ScriptError(
      `The registry answers ${answer.status} to ${answer.url}: ${await answer.text()}`,
    )
  }

  async function exists(path: string): Promise<boolean> {
    const answer = await call(path, { method: 'HEAD', headers: { accept: manifestType } })
    if (answer.status === 404) return false
    await expectStatus(200, answer)
    return true
  }

  async function pushBlob(name: string, { digest, content }: Blob): Promise<void> {
    if (await exists(`${name}/blobs/${digest}`)) return
    const started = await expectStatus(
      202,
      await call(`${name}/blobs/uploads/`, { method: 'POST' }),
    )
    const upload = new URL(started.headers.get('location') ?? '', started.url)
    upload.searchParams.set('digest', digest)
    const body = new Uint8Array(content)
    await expectStatus(201, await call(upload.href, { method: 'PUT', body }))
  }

  return {
    /**
     * `registry`: an open registry answers. `nothing`: the port is free. `other`: it is taken by something else.
     */
    async probe(): Promise<'registry' | 'nothing' | 'other'> {
      try {
        const answer = await call('', { signal: AbortSignal.timeout(5_000) })
        await answer.arrayBuffer()
        const version = answer.headers.get('docker-distribution-api-version')
        return answer.ok && version === 'registry/2.0' ? 'registry' : 'other'
      } catch (error) {
        const { cause } = error as { cause?: { code?: string } }
        return cause?.code === 'ECONNREFUSED' ? 'nothing' : 'other'
      }
    },

    has: (name: string, tag: string) => exists(`${name}/manifests/${tag}`),

    async push(name: string, tag: string, image: RegistryImage): Promise<void> {
      for (const blob of image.blobs) await pushBlob(name, blob)
      const init = {
        method: 'PUT',
        headers: { 'content-type': manifestType },
        body: image.manifest,
      }
      await expectStatus(201, await call(`${name}/manifests/${tag}`, init))
    },
  }
}

export type Registry = ReturnType<typeof createRegistry>
