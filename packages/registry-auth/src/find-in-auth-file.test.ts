import { describe, expect, it } from 'vitest'
import { base64, findInFile } from './chain.test-support.ts'

const joe = { username: 'joejoe', password: 'hello' }
const joeAuth = 'am9lam9lOmhlbGxv'
const hub = 'https://index.docker.io/v1/'

describe('an auth file', () => {
  it.each<{ why: string; file: unknown; image?: string; expected: object | undefined }>([
    { why: 'its registry', file: { auths: { 'example.com': { auth: joeAuth } } }, expected: joe },
    {
      why: 'a registry with a port',
      file: { auths: { 'h:5000': { auth: joeAuth } } },
      image: 'h:5000/a',
      expected: joe,
    },
    {
      why: 'an IPv6 registry',
      file: { auths: { 'https://[::1]:5000/v2/': { auth: joeAuth } } },
      image: '[::1]:5000/a',
      expected: joe,
    },
    {
      why: 'another registry',
      file: { auths: { 'example.org': { auth: joeAuth } } },
      expected: undefined,
    },
    {
      why: 'a registry that it is a part of',
      file: { auths: { 'a.example.com': { auth: joeAuth } } },
      expected: undefined,
    },
    {
      why: 'a registry that is a part of it',
      file: { auths: { 'ample.com': { auth: joeAuth } } },
      expected: undefined,
    },
    {
      why: 'another port',
      file: { auths: { 'example.com:443': { auth: joeAuth } } },
      expected: undefined,
    },
    {
      why: 'a URL',
      file: { auths: { 'https://example.com/v1/': { auth: joeAuth } } },
      expected: joe,
    },
    {
      why: 'a URL of http',
      file: { auths: { 'http://example.com': { auth: joeAuth } } },
      expected: joe,
    },
    {
      why: 'a path without a scheme',
      file: { auths: { 'example.com/v2': { auth: joeAuth } } },
      expected: joe,
    },
    {
      why: 'the exact key before a URL',
      file: {
        auths: {
          'https://example.com/v1/': { auth: base64('a:b') },
          'example.com': { auth: joeAuth },
        },
      },
      expected: joe,
    },
    {
      why: 'the older form',
      file: { 'https://example.com/v1/': { auth: joeAuth, email: 'a@b' } },
      expected: joe,
    },
    {
      why: 'other settings alone',
      file: { HttpHeaders: { 'X-A': 'b' }, psFormat: 'table' },
      expected: undefined,
    },
    { why: 'nothing', file: '', expected: undefined },
    { why: 'spaces', file: ' \r\n', expected: undefined },
    { why: 'no auths', file: { auths: null }, expected: undefined },
    { why: 'an empty entry', file: { auths: { 'example.com': {} } }, expected: undefined },
    { why: 'a null entry', file: { auths: { 'example.com': null } }, expected: undefined },
    {
      why: 'a BOM and CRLF',
      file: `\uFEFF{"auths":\r\n{"example.com":{"auth":"${joeAuth}"}}}\r\n`,
      expected: joe,
    },
    {
      why: 'unusual keys',
      file: `{"auths":{"__proto__":{"auth":"${joeAuth}"}}}`,
      expected: undefined,
    },
    {
      why: 'Docker Hub',
      file: { auths: { [hub]: { auth: joeAuth } } },
      image: 'redis',
      expected: joe,
    },
    {
      why: 'Docker Hub in the older form',
      file: { [hub]: { auth: joeAuth } },
      image: 'redis',
      expected: joe,
    },
    {
      why: 'Docker Hub by its domain',
      file: { auths: { 'docker.io': { auth: joeAuth } } },
      image: 'redis',
      expected: joe,
    },
    {
      why: 'Docker Hub by its host',
      file: { auths: { 'https://registry-1.docker.io': { auth: joeAuth } } },
      image: 'redis',
      expected: joe,
    },
    {
      why: 'the token of a login by browser',
      file: { auths: { [`${hub}access-token`]: { auth: joeAuth } } },
      image: 'redis',
      expected: undefined,
    },
    {
      why: 'Docker Hub for another registry',
      file: { auths: { [hub]: { auth: joeAuth } } },
      expected: undefined,
    },
  ])('knows $why', async ({ file, image, expected }) => {
    expect(await findInFile(file, image)).toEqual(expected)
  })

  it('does not mind what is wrong with the entry of another registry', async () => {
    const file = { auths: { 'example.org': { auth: '!' }, 'example.com': { auth: joeAuth } } }
    expect(await findInFile(file)).toEqual(joe)
  })
})
