import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runProgram } from './own-engine-run.ts'

/** Paths of PEM files. */
export interface Certificates {
  ca: string
  server: { cert: string; key: string }
  client: { cert: string; key: string }
}

/** Makes an authority, and what it has signed: a server's certificate for 127.0.0.1 and a client's. Good for a day. */
export async function makeCertificates(folder: string): Promise<Certificates> {
  const path = (name: string) => join(folder, name)
  const openssl = (...args: string[]) => runProgram('openssl', args)
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const ca = { cert: path('ca.pem'), key: path('ca-key.pem') }
  const toCa = ['-x509', '-days', '1', '-subj', '/CN=longshore-test-ca']
  await openssl('req', ...toCa, ...newKey, '-keyout', ca.key, '-out', ca.cert)

  async function sign(name: string, extensions: string) {
    const made = { cert: path(`${name}.pem`), key: path(`${name}-key.pem`) }
    const request = path(`${name}.csr`)
    await openssl(
      ...['req', '-subj', `/CN=${name}`],
      ...newKey,
      '-keyout',
      made.key,
      '-out',
      request,
    )
    await writeFile(path(`${name}.ext`), extensions)
    const by = ['-CA', ca.cert, '-CAkey', ca.key, '-CAcreateserial', '-days', '1']
    const what = ['-req', '-in', request, '-extfile', path(`${name}.ext`), '-out', made.cert]
    await openssl('x509', ...what, ...by)
    return made
  }
  const server = await sign('server', 'subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth\n')
  const client = await sign('client', 'extendedKeyUsage=clientAuth\n')
  return { ca: ca.cert, server, client }
}
