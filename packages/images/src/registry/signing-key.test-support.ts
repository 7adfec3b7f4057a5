import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

export interface SigningKey {
  /** What a registry's `rootcertbundle` wants: a certificate in PEM that holds the public key. */
  certificate: string
  /** A JSON Web Token (RFC 7519) of these claims, signed with RS256. */
  toToken(claims: object): string
}

export function createSigningKey(): SigningKey {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const header = toBase64Url({ typ: 'JWT', alg: 'RS256', kid: toKeyId(spki) })
  return {
    certificate: toCertificate(spki, privateKey),
    toToken(claims) {
      const signed = `${header}.${toBase64Url(claims)}`
      return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`
    },
  }
}

function toBase64Url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}

/** Source: `kid` in the distribution project's "Token Authentication Implementation". */
function toKeyId(spki: Buffer): string {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const hash = createHash('sha256').update(spki).digest().subarray(0, 30)
  const bits = [...hash].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const id = (bits.match(/.{5}/g) ?? []).map((five) => digits[Number.parseInt(five, 2)]).join('')
  return (id.match(/.{4}/g) ?? []).join(':')
}

/** The least certificate of X.509 (RFC 5280 §4.1) around a key: version 1, no names. */
function toCertificate(spki: Buffer, privateKey: KeyObject): string {
  const sha256WithRsa = sequence(tagged(0x06, Buffer.from('2a864886f70d01010b', 'hex')), tagged(5))
  const times = ['20000101000000Z', '29990101000000Z'].map((time) =>
    tagged(0x18, Buffer.from(time)),
  )
  const name = sequence()
  const serial = tagged(2, Buffer.from([1]))
  const content = sequence(serial, sha256WithRsa, name, sequence(...times), name, spki)
  const signature = tagged(3, Buffer.from([0]), sign('sha256', content, privateKey))
  const der = sequence(content, sha256WithRsa, signature)
  return `-----BEGIN CERTIFICATE-----\n${der.toString('base64')}\n-----END CERTIFICATE-----\n`
}

/** DER of up to 64 KiB. */
function tagged(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, ...parts)
}
