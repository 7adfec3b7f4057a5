import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface ImageRegistry {
  /** The name of its one image, which is like no other and has no layers. */
  reference: string
  /** From now on pulls stop in their middle; resolves when one has. It goes on after `goOn`. */
  hold(): { held: Promise<void>; goOn(): void }
}

const type = 'application/vnd.docker.distribution.manifest.v2+json'

/** A registry of the test's own, until the test ends. Source: the Docker Registry HTTP API V2. */
export async function startImageRegistry(): Promise<ImageRegistry> {
  const { config, manifest } = buildImage()
  let waitForTurn = async () => {}
  const server = createServer(async ({ url = '' }, response) => {
    if (url.includes('/manifests/')) {
      response.setHeader('content-type', type)
      response.end(manifest)
    } else if (url.includes('/blobs/')) {
      await waitForTurn()
      response.end(config)
    } else response.end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    reference: `127.0.0.1:${port}/app:1`,
    hold() {
      const [held, turn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
      waitForTurn = () => {
        held.resolve()
        return turn.promise
      }
      return { held: held.promise, goOn: turn.resolve }
    },
  }
}

function buildImage() {
  const config = JSON.stringify({
    architecture: process.arch === 'x64' ? 'amd64' : process.arch,
    os: 'linux',
    config: { Cmd: ['/none'], Labels: { id: randomUUID() } },
    rootfs: { type: 'layers', diff_ids: [] },
  })
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: type,
    config: {
      mediaType: 'application/vnd.docker.container.image.v1+json',
      size: config.length,
      digest: `sha256:${createHash('sha256').update(config).digest('hex')}`,
    },
    layers: [],
  })
  return { config, manifest }
}
