import { expect, it } from 'vitest'
import { findTraces } from './find-traces.ts'

const secret = '0pen/s3same+&%é"'
const base64 = (text: string) => Buffer.from(text).toString('base64')

it.each([
  { why: 'as it is', text: `password ${secret}!` },
  { why: 'in JSON', text: JSON.stringify({ secret }) },
  { why: 'in a URL', text: `http://a.io/?p=${encodeURIComponent(secret)}` },
  { why: 'in a form', text: new URLSearchParams({ p: secret }).toString() },
  { why: 'as bytes', text: Buffer.from(secret).toString('latin1') },
  { why: 'in base64', text: base64(secret) },
  { why: 'in base64 after one byte', text: base64(`a${secret}bcd`) },
  { why: 'in base64 after two bytes', text: base64(`ab${secret}bc`) },
  { why: 'in base64 for URLs', text: Buffer.from(`abc${secret}?`).toString('base64url') },
])('finds a secret $why', ({ text }) => {
  expect(findTraces(text, secret)).not.toEqual([])
})

it('finds none in other texts', () => {
  expect(findTraces(`0pen s3same ${base64('0pen')} &%é`, secret)).toEqual([])
})
