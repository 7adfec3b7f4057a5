import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { newFolder } from './new-folder.test-support.ts'

/** A key and a certificate of it as go-plugin makes them for a client, both PEM. */
export async function createClientCertificate() {
  const directory = await newFolder()
  const [key, certificate] = [join(directory, 'key.pem'), join(directory, 'certificate.pem')]
  await promisify(execFile)('openssl', [
    ...['req', '-x509', '-nodes', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-521'],
    ...['-subj', '/CN=localhost/O=HashiCorp', '-days', '2', '-keyout', key, '-out', certificate],
    ...['-addext', 'keyUsage=critical,digitalSignature,keyEncipherment,keyAgreement,keyCertSign'],
    ...[
      '-addext',
      'extendedKeyUsage=clientAuth,serverAuth',
      '-addext',
      'subjectAltName=DNS:localhost',
    ],
  ])
  return {
    privateKey: await readFile(key, 'utf8'),
    certificate: await readFile(certificate, 'utf8'),
  }
}
