import { createSecret } from '@longshore/errors'
import { describe, expect, it } from 'vitest'
import { redactText } from './redact-text.ts'

const toHeader = (auth: object) =>
  createSecret(Buffer.from(JSON.stringify(auth)).toString('base64url'))

describe('redactText', () => {
  it.each([
    {
      why: 'leaves what is no address',
      text: 'manifest for redis:7 not found: why?',
      expected: 'manifest for redis:7 not found: why?',
    },
    {
      why: 'cuts the query of an address',
      text: 'Get "https://store.example.com/blob?Expires=1&Signature=s3cret": EOF',
      expected: 'Get "https://store.example.com/blob?[redacted]": EOF',
    },
    {
      why: 'cuts the user of an address',
      text: 'proxyconnect tcp: http://alice:s3cret@proxy:3128: no',
      expected: 'proxyconnect tcp: http://proxy:3128: no',
    },
  ])('$why', ({ text, expected }) => {
    expect(redactText(text)).toBe(expected)
  })

  it.each([
    { why: 'a password', auth: { username: 'a', password: 's3cret' }, said: 'bad s3cret' },
    {
      why: 'a password and its user in base64',
      auth: { username: 'alice', password: 's3cret' },
      said: `Authorization: Basic ${btoa('alice:s3cret')}`,
    },
    { why: 'an identity token', auth: { identitytoken: 's3cret' }, said: 'expired: s3cret' },
    { why: 'a registry token', auth: { registrytoken: 's3cret' }, said: 'Bearer s3cret' },
  ])('cuts $why that a registry repeats', ({ auth, said }) => {
    const text = redactText(said, toHeader(auth))
    expect(text).toContain('[redacted]')
    expect(text).not.toContain('s3cret')
    expect(text).not.toContain(btoa('alice:s3cret'))
  })

  it('cuts a very long text, and no secret in two', () => {
    const header = toHeader({ registrytoken: 's3cret'.repeat(10) })
    const text = redactText(`${'x'.repeat(970)}${'s3cret'.repeat(10)}${'x'.repeat(1e6)}`, header)
    expect(text.length).toBeLessThan(1010)
    expect(text).toMatch(/x\[redacted\]x+ …$/)
  })

  it('leaves a text with a header that cannot be read', () => {
    expect(redactText('no', createSecret('{'))).toBe('no')
  })
})
