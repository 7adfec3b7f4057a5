import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { makeCertificates } from './own-engine-certificates.ts'

/** What dockerd and its clients are told, so that both show certificates. The files are made in `folder`. */
export async function prepareTls(folder: string) {
  const { ca, server, client } = await makeCertificates(folder)
  const address = `tcp://127.0.0.1:${await freePort()}`
  const files = [`--tlscacert=${ca}`, `--tlscert=${server.cert}`, `--tlskey=${server.key}`]
  return {
    args: [`--host=${address}`, '--tlsverify', ...files],
    client: { endpoint: address, ca, ...client },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await server[Symbol.asyncDispose]()
  return port
}
