import { describe, expect, it } from 'vitest'
import { answer, chainOf, find, reveal } from './chain.test-support.ts'

const joe = { username: 'joejoe', password: 'hello' }
const hub = 'https://index.docker.io/v1/'

describe('the helpers of an auth file', () => {
  const helpers = {
    one: {
      'example.com': answer('one', '1'),
      'docker.io': answer('one', 'h'),
      [hub]: answer('one', 'k'),
    },
    store: { 'example.com': answer('store', '2'), [hub]: answer('store', 'k') },
  }

  it.each<{
    why: string
    file: unknown
    image?: string
    expected: object | undefined
    source: string
  }>([
    {
      why: 'the file itself first',
      file: {
        auths: { 'example.com': joe },
        credHelpers: { 'example.com': 'one' },
        credsStore: 'store',
      },
      expected: joe,
      source: 'the auth file /auth.json',
    },
    {
      why: "the registry's helper before the store, past an empty entry",
      file: {
        auths: { 'example.com': {} },
        credHelpers: { 'example.com': 'one' },
        credsStore: 'store',
      },
      expected: { username: 'one', password: '1' },
      source: 'docker-credential-one by the auth file /auth.json',
    },
    {
      why: "the store where the registry's helper has none",
      file: { credHelpers: { 'example.com': 'store' }, credsStore: 'one' },
      image: 'example.com/a',
      expected: { username: 'store', password: '2' },
      source: 'docker-credential-store by the auth file /auth.json',
    },
    {
      why: 'the store for other registries',
      file: { credHelpers: { 'example.org': 'one', 'xexample.com': 'one' }, credsStore: 'store' },
      expected: { username: 'store', password: '2' },
      source: 'docker-credential-store by the auth file /auth.json',
    },
    {
      why: 'an empty name for no helper',
      file: { credHelpers: { 'example.com': '' } },
      expected: undefined,
      source: 'no credentials',
    },
    {
      why: "the helper under Docker Hub's key",
      file: { credHelpers: { [hub]: 'one' } },
      image: 'redis',
      expected: { username: 'one', password: 'h' },
      source: 'docker-credential-one by the auth file /auth.json',
    },
    {
      why: 'the key under which docker login stores for Docker Hub',
      file: { credsStore: 'store' },
      image: 'redis',
      expected: { username: 'store', password: 'k' },
      source: 'docker-credential-store by the auth file /auth.json',
    },
  ])('ask $why', async ({ file, image = 'example.com/app', expected, source }) => {
    const { chain } = chainOf({ auth: { config: '/auth.json' }, file, helpers })
    const found = await find(chain, image)
    expect(reveal(found.credentials)).toEqual(expected)
    expect(found.source).toBe(source)
  })
})
