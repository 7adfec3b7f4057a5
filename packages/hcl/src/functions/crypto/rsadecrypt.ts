import { constants, createPrivateKey, type KeyObject, privateDecrypt } from 'node:crypto'
import { decodeBase64 } from '../encoding/decode-base64.ts'
import { decodeUtf8 } from '../encoding/decode-utf8.ts'
import { FunctionProblem } from '../function-problem.ts'
import { textFunction } from '../text-function.ts'

/** Decrypts base64 of PKCS #1 v1.5 with a PEM key. What goes wrong is said without a part of the key or of what it hides. */
export const rsadecrypt = textFunction(['ciphertext', 'privatekey'], (ciphertext, pem) => {
  const encrypted = decodeBase64(ciphertext)
  if (encrypted === undefined) throw new FunctionProblem('the ciphertext must be base64', 0)
  const text = decodeUtf8(decrypt(encrypted, parseKey(pem)))
  if (text !== undefined) return text
  throw new FunctionProblem('what was encrypted is not UTF-8 text')
})

function parseKey(pem: string): KeyObject {
  if (/^Proc-Type: *4,ENCRYPTED/m.test(pem)) {
    throw new FunctionProblem('the key has a password: write it without one, with `openssl rsa`', 1)
  }
  if (!pem.includes('-----BEGIN RSA PRIVATE KEY-----')) throw badKey()
  try {
    return createPrivateKey({ key: pem, format: 'pem', type: 'pkcs1' })
  } catch {
    throw badKey()
  }
}

function decrypt(encrypted: Buffer, key: KeyObject): Buffer {
  const message = 'the ciphertext was not encrypted for this key with PKCS #1 v1.5'
  try {
    const text = withoutPadding(
      privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, encrypted),
    )
    if (text !== undefined) return text
  } catch {}
  throw new FunctionProblem(message)
}

/** RFC 8017, section 7.2.2. OpenSSL itself would give random bytes for a padding that is wrong, not an error. */
function withoutPadding(block: Buffer): Buffer | undefined {
  const end = block.indexOf(0, 2)
  return block[0] === 0 && block[1] === 2 && end >= 10 ? block.subarray(end + 1) : undefined
}

const badKey = () =>
  new FunctionProblem(
    'the key must be PEM of the form `-----BEGIN RSA PRIVATE KEY-----` (PKCS #1)',
    1,
  )
