import { constants, generateKeyPairSync, publicEncrypt } from 'node:crypto'
import { compareSync } from 'bcryptjs'
import { expect, it } from 'vitest'
import { json, problem } from '../call-function.test-support.ts'

const dns = '6ba7b810-9dad-11d1-80b4-00c04fd430c8'
const bytes = { randomBytes: (count: number) => new Uint8Array(count).fill(0xff) }

it.each([
  { name: 'md5', args: ['é'], is: '66ddcd97cfdeabb2f6fb8a999b4bc76f' },
  { name: 'sha1', args: ['a'], is: '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8' },
  { name: 'uuidv5', args: ['dns', 'example.com'], is: 'cfbff0d1-9375-5685-968c-48ce8b15ae17' },
  { name: 'uuidv5', args: [dns, 'example.com'], is: 'cfbff0d1-9375-5685-968c-48ce8b15ae17' },
  { name: 'uuidv5', args: [`{${dns}}`, 'example.com'], is: 'cfbff0d1-9375-5685-968c-48ce8b15ae17' },
  { name: 'uuidv4', args: [], is: 'ffffffff-ffff-4fff-bfff-ffffffffffff' },
])('$name($args) is $is', ({ name, args, is }) => {
  expect(JSON.parse(json(name, args, bytes))).toBe(is)
})

it.each([
  { cost: [], is: '$2a$10$' },
  { cost: [4], is: '$2a$04$' },
  { cost: [1], is: '$2a$10$' },
])('bcrypt with cost $cost begins with $is', ({ cost, is }) => {
  const hash: string = JSON.parse(json('bcrypt', ['secret', ...cost]))
  expect(hash.startsWith(is)).toBe(true)
  expect(compareSync('secret', hash)).toBe(true)
})

it.each([
  {
    name: 'bcrypt',
    args: ['a', 31],
    is: ['the cost must be at most 14: each step doubles the time it takes', 1],
  },
  {
    name: 'bcrypt',
    args: ['é'.repeat(37)],
    is: ['the text is longer than the 72 bytes that bcrypt looks at', 0],
  },
  {
    name: 'uuidv5',
    args: ['x', 'a'],
    is: ['the namespace must be "dns", "url", "oid", "x500" or a UUID', 0],
  },
])('$name says $is', ({ name, args, is }) => {
  expect(problem(name, args)).toEqual(is)
})

function createKey(): { pem: string; encrypt(text: string | Buffer): string } {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
  const padding = constants.RSA_PKCS1_PADDING
  return {
    pem: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    encrypt: (text) => {
      return publicEncrypt({ key: publicKey, padding }, Buffer.from(text)).toString('base64')
    },
  }
}

it('decrypts what was encrypted for the key, and nothing else', () => {
  const key = createKey()
  const other = createKey()
  const secret = key.encrypt('pässword')
  expect(JSON.parse(json('rsadecrypt', [secret, key.pem]))).toBe('pässword')
  const wrong = ['the ciphertext was not encrypted for this key with PKCS #1 v1.5']
  expect(problem('rsadecrypt', [secret, other.pem])).toEqual(wrong)
  expect(problem('rsadecrypt', ['aGk=', key.pem])).toEqual(wrong)
  expect(problem('rsadecrypt', ['?', key.pem])).toEqual(['the ciphertext must be base64', 0])
  const badKey = 'the key must be PEM of the form `-----BEGIN RSA PRIVATE KEY-----` (PKCS #1)'
  expect(problem('rsadecrypt', [secret, 'secret'])).toEqual([badKey, 1])
  expect(problem('rsadecrypt', [secret, key.pem.replace(/\n[^-]{20}/, '\nAAAA')])).toEqual([
    badKey,
    1,
  ])
  expect(problem('rsadecrypt', [key.encrypt(Buffer.of(0xff)), key.pem])).toEqual([
    'what was encrypted is not UTF-8 text',
  ])
})
