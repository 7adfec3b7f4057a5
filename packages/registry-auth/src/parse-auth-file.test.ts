import { describe, expect, it } from 'vitest'
import { base64, findInFile } from './chain.test-support.ts'

describe('an auth file', () => {
  it.each([
    { why: 'text', file: 'hunter2', says: 'it is not JSON' },
    { why: 'a cut-off end', file: '{', says: 'it is not JSON at line 1 column 2' },
    { why: 'a list', file: ['hunter2'], says: 'the whole is no JSON object' },
    { why: 'a list of auths', file: { auths: ['hunter2'] }, says: 'auths is no JSON object' },
    {
      why: 'a text as an entry',
      file: { auths: { 'example.com': 'hunter2' } },
      says: 'the entry for "example.com" is no JSON object',
    },
    {
      why: 'a number as auth',
      file: { auths: { 'example.com': { auth: 1 } } },
      says: 'auth in the entry for "example.com" is no string',
    },
    {
      why: 'a helper that is a list',
      file: { credHelpers: { a: ['hunter2'] } },
      says: 'credHelpers of "a" is no string',
    },
    { why: 'a store that is a map', file: { credsStore: {} }, says: 'credsStore is no string' },
    {
      why: 'bad base64',
      file: { auths: { 'example.com': { auth: 'hunter2!' } } },
      says: 'the entry for "example.com" has an auth that is not base64',
    },
    {
      why: 'a digit too many',
      file: { auths: { 'example.com': { auth: 'abcde' } } },
      says: 'the entry for "example.com" has an auth that is not base64',
    },
    {
      why: 'no colon',
      file: { auths: { 'example.com': { auth: base64('hunter2') } } },
      says: 'not base64 of username:password',
    },
    {
      why: 'no username',
      file: { auths: { 'example.com': { auth: base64(':hunter2') } } },
      says: 'not base64 of username:password',
    },
    {
      why: 'a password alone',
      file: { auths: { 'https://u:hunter2@example.com': { password: 'p' } } },
      says: 'the entry for "example.com" has a password and no username',
    },
  ])('is refused with $why', async ({ file, says }) => {
    await expect(findInFile(file)).rejects.toMatchObject({
      code: 'AUTH_FILE_INVALID',
      message: expect.stringMatching(
        /^The auth file \/auth\.json, asked for example\.com, is invalid: /,
      ),
    })
    await expect(findInFile(file)).rejects.toThrow(says)
    await expect(findInFile(file)).rejects.not.toThrow('hunter2')
  })
})
