import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { base64, findInFile } from './chain.test-support.ts'

const joe = { username: 'joejoe', password: 'hello' }
const joeAuth = 'am9lam9lOmhlbGxv'

describe('an auth file', () => {
  it.each<{ why: string; entry: object; expected: object | undefined }>([
    {
      why: 'no padding',
      entry: { auth: base64('user:a').replace(/=+$/, '') },
      expected: { username: 'user', password: 'a' },
    },
    { why: 'line breaks', entry: { auth: 'am9l\r\nam9lOmhlbGxv\n' }, expected: joe },
    { why: 'NULs after the password', entry: { auth: base64('joejoe:hello\0\0') }, expected: joe },
    {
      why: 'no password',
      entry: { auth: base64('user:') },
      expected: { username: 'user', password: '' },
    },
    {
      why: 'colons',
      entry: { auth: base64('u:a:b:') },
      expected: { username: 'u', password: 'a:b:' },
    },
    {
      why: 'UTF-8',
      entry: { auth: base64('jürgen:pässword✓') },
      expected: { username: 'jürgen', password: 'pässword✓' },
    },
    { why: 'fields of their own', entry: joe, expected: joe },
    {
      why: 'a username alone',
      entry: { username: 'u' },
      expected: { username: 'u', password: '' },
    },
    {
      why: 'auth beside fields',
      entry: { auth: joeAuth, username: 'x', password: 'y' },
      expected: joe,
    },
    {
      why: 'an identity token beside auth without a password',
      entry: { auth: base64('00000000-0000-0000-0000-000000000000:'), identitytoken: 'tok' },
      expected: { identityToken: 'tok' },
    },
    {
      why: 'a registry token before all',
      entry: { auth: joeAuth, identitytoken: 'i', registrytoken: 'r' },
      expected: { registryToken: 'r' },
    },
  ])('reads an entry with $why', async ({ entry, expected }) => {
    expect(await findInFile({ auths: { 'example.com': entry } })).toEqual(expected)
  })

  it('gives back what docker login would write', async () => {
    const username = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => !text.includes(':'))
    const password = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'))
    await fc.assert(
      fc.asyncProperty(username, password, async (username, password) => {
        const file = { auths: { 'example.com': { auth: base64(`${username}:${password}`) } } }
        expect(await findInFile(file)).toEqual({ username, password })
      }),
    )
  })
})
