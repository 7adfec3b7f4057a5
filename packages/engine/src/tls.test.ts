import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer, type ServerOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Certificates, makeCertificates } from './certificates.test-support.ts'
import { connectEngine } from './connect-engine.ts'
import type { EndpointOptions } from './endpoint-options.ts'
import { serve } from './serve.test-support.ts'

/** A server that only clients with a certificate may speak to. */
async function serveTls({ ca, serverCert, serverKey }: Certificates, options: ServerOptions = {}) {
  const [caText, cert, key] = await Promise.all([ca, serverCert, serverKey].map((p) => readFile(p)))
  const files = { ca: caText, cert, key, requestCert: true, rejectUnauthorized: true }
  const server = createServer({ ...files, ...options }, (_, response) => {
    response.setHeader('api-version', '1.41')
    response.end('{"Version":"1","ApiVersion":"1.41","Os":"o","Arch":"a"}')
  })
  server.listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  await once(server, 'listening')
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

function connect(options: Omit<EndpointOptions, 'environment'>, environment = {}) {
  const engine = connectEngine({ ...options, environment })
  onTestFinished(() => engine.close())
  return engine
}

describe('connectEngine by TLS', () => {
  it('shows the certificates of tls', async () => {
    const folder = await temporaryDirectory()
    const { ca, cert, key, ...server } = await makeCertificates(folder)
    const address = await serveTls({ ca, cert, key, ...server })
    const engine = connect({ endpoint: `tcp://${address}`, tls: { ca, cert, key } })
    await expect(engine.version()).resolves.toMatchObject({ version: '1' })

    for (const DOCKER_TLS_VERIFY of ['1', '']) {
      const environment = {
        DOCKER_HOST: `tcp://${address}`,
        DOCKER_CERT_PATH: folder,
        DOCKER_TLS_VERIFY,
      }
      await expect(connect({}, environment).version()).resolves.toMatchObject({ version: '1' })
    }
  })

  it('verifies the engine, unless DOCKER_TLS_VERIFY is empty', async () => {
    const [mine, others] = [await temporaryDirectory(), await temporaryDirectory()]
    const server = await makeCertificates(others)
    const { ca, cert, key } = await makeCertificates(mine)
    const address = await serveTls(server, { rejectUnauthorized: false })
    const endpoint = `https://${address}`
    await expect(connect({ endpoint, tls: { ca, cert, key } }).version()).rejects.toMatchObject({
      code: 'ENGINE_UNREACHABLE',
      message: expect.stringMatching(/by TLS: .*(certificate|signature)/),
      hint: expect.stringContaining('tls beside endpoint'),
      recoverable: true,
    })
    const environment = { DOCKER_HOST: endpoint, DOCKER_CERT_PATH: mine }
    await expect(connect({}, environment).version()).resolves.toMatchObject({ version: '1' })
    const verifying = { ...environment, DOCKER_TLS_VERIFY: '1' }
    await expect(connect({}, verifying).version()).rejects.toMatchObject({
      code: 'ENGINE_UNREACHABLE',
    })
  })

  it('is refused without a certificate of its own', async () => {
    const certificates = await makeCertificates(await temporaryDirectory())
    const address = await serveTls(certificates)
    const { ca } = certificates
    const engine = connect({ endpoint: `https://${address}`, tls: { ca } })
    await expect(engine.version()).rejects.toMatchObject({ code: 'ENGINE_UNREACHABLE' })
  })

  it('says that what answers does not speak TLS', async () => {
    const { address } = await serve((_, response) => response.end())
    await expect(connect({ endpoint: `https://${address}` }).version()).rejects.toMatchObject({
      code: 'ENGINE_UNREACHABLE',
      message: expect.stringContaining('by TLS'),
    })
  })

  it('says that an engine wants TLS', async () => {
    // The words of Go's server.
    const { address } = await serve((_, response) =>
      response.writeHead(400).end('Client sent an HTTP request to an HTTPS server.\n'),
    )
    await expect(connect({ endpoint: `tcp://${address}` }).version()).rejects.toMatchObject({
      code: 'ENGINE_UNREACHABLE',
      message: `What answers at tcp://${address} wants TLS.`,
    })
  })

  it.each([
    { why: 'no certificates', file: 'ca', problem: 'is not certificates' },
    { why: 'no certificate', file: 'cert', problem: 'is not a certificate' },
    { why: 'no key', file: 'key', problem: 'is not a private key without a passphrase' },
    { why: 'a missing file', file: 'ca', problem: 'cannot be read: ENOENT', path: '/none/ca.pem' },
    { why: 'another key', file: 'key', problem: 'is not the key of', path: 'serverKey' },
  ] as const)('names the file and its option for $why', async ({ file, problem, ...more }) => {
    const folder = await temporaryDirectory()
    const certificates = await makeCertificates(folder)
    const { ca, cert, key } = certificates
    const bad = join(folder, 'bad.pem')
    await writeFile(bad, '-----BEGIN secret')
    const given = 'path' in more ? more.path : bad
    const path = given === 'serverKey' ? certificates.serverKey : given
    const tls = { ca, cert, key, [file]: path }
    expect(() => connect({ endpoint: 'tcp://127.0.0.1:1', tls })).toThrow(
      expect.objectContaining({
        code: 'ENGINE_TLS_INVALID',
        message: expect.stringContaining(`The file ${path} (of tls.${file}) ${problem}`),
        recoverable: false,
      }),
    )
  })

  it('names DOCKER_CERT_PATH for what is missing in it', async () => {
    const environment = { DOCKER_HOST: 'tcp://127.0.0.1:1', DOCKER_CERT_PATH: '/none' }
    expect(() => connect({}, environment)).toThrow('The file /none/ca.pem (of DOCKER_CERT_PATH)')
  })
})
