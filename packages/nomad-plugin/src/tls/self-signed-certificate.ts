import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import * as der from './der.ts'

export interface Certificate {
  /** DER. */
  certificate: Buffer
  /** PEM. */
  privateKey: string
}

const host = 'localhost'
const ecdsaWithSha256 = der.sequence(der.oid('1.2.840.10045.4.3.2'))
const dayMs = 86_400_000

/**
 * A certificate for one run of a plugin, as go-plugin's AutoMTLS has it: of `localhost`, signed by itself, for either end of a
 * connection. ECDSA with P-256. (X.509: RFC 5280.)
 */
export function createSelfSignedCertificate(now: number): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = der.sequence(
    der.set(der.sequence(der.oid('2.5.4.3'), der.utf8(host))), // commonName
  )
  const content = der.sequence(
    der.tagged(0, der.integer(Buffer.of(2))), // version 3
    der.integer(Buffer.concat([Buffer.of(1), randomBytes(15)])),
    ecdsaWithSha256,
    name,
    der.sequence(der.time(new Date(now - dayMs)), der.time(new Date(now + 30 * 365 * dayMs))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der.tagged(3, extensions()),
  )
  const signature = sign('sha256', content, privateKey)
  return {
    certificate: der.sequence(content, ecdsaWithSha256, der.bits(signature)),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

function extensions(): Buffer {
  return der.sequence(
    critical('2.5.29.19', der.sequence(der.boolean(true))), // basicConstraints: a CA
    critical('2.5.29.15', der.bits(Buffer.of(0b1000_0100), 2)), // keyUsage: digitalSignature, keyCertSign
    extension('2.5.29.37', extendedKeyUsage()),
    extension('2.5.29.17', der.sequence(der.implicit(2, Buffer.from(host)))), // subjectAltName: DNS
  )
}

function extendedKeyUsage(): Buffer {
  const [serverAuth, clientAuth] = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'].map(der.oid)
  return der.sequence(serverAuth as Buffer, clientAuth as Buffer)
}

function critical(id: string, value: Buffer): Buffer {
  return der.sequence(der.oid(id), der.boolean(true), der.octets(value))
}

function extension(id: string, value: Buffer): Buffer {
  return der.sequence(der.oid(id), der.octets(value))
}
