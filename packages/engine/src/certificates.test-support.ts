import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const openssl = (...args: string[]) => promisify(execFile)('openssl', args)

/** Files in PEM form, made for the running test. */
export interface Certificates {
  ca: string
  cert: string
  key: string
  /** Of the server, for 127.0.0.1. */
  serverCert: string
  serverKey: string
}

/** An authority of its own, with `ca.pem`, `cert.pem` and `key.pem` for a client and two more for a server. */
export async function makeCertificates(folder: string): Promise<Certificates> {
  const file = (name: string) => join(folder, name)
  const [ca, caKey] = [file('ca.pem'), file('ca-key.pem')]
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const subject = (name: string) => ['-subj', `/CN=${name}`]
  await openssl('req', '-x509', ...newKey, '-keyout', caKey, '-out', ca, ...subject('authority'))

  async function sign(name: string, key: string, cert: string, extensions: string) {
    const [asked, extended] = [file(`${name}.csr`), file(`${name}.ext`)]
    await writeFile(extended, extensions)
    await openssl('req', ...newKey, '-keyout', key, '-out', asked, ...subject(name))
    const by = ['-CA', ca, '-CAkey', caKey, '-CAcreateserial']
    await openssl('x509', '-req', '-in', asked, ...by, '-extfile', extended, '-out', cert)
  }
  const [cert, key] = [file('cert.pem'), file('key.pem')]
  const [serverCert, serverKey] = [file('server.pem'), file('server-key.pem')]
  await sign('client', key, cert, 'extendedKeyUsage=clientAuth')
  await sign(
    'server',
    serverKey,
    serverCert,
    'subjectAltName=IP:127.0.0.1\nextendedKeyUsage=serverAuth',
  )
  return { ca, cert, key, serverCert, serverKey }
}
