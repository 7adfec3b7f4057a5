import { hasCode } from '@longshore/errors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatImageReference, type ImageReference, parseImageReference } from './index.ts'

const hex64 = 'dbcc1c35ac38df41fd2f5e4130b32ffdb93ebae8b3dbe638c23575912276fc9c'
const hub = 'docker.io'

describe('parseImageReference', () => {
  it.each<{ text: string; expected: ImageReference }>([
    { text: 'redis', expected: { domain: hub, path: 'library/redis' } },
    { text: 'redis:7', expected: { domain: hub, path: 'library/redis', tag: '7' } },
    { text: 'docker.io/redis', expected: { domain: hub, path: 'library/redis' } },
    { text: 'index.docker.io/redis', expected: { domain: hub, path: 'library/redis' } },
    { text: 'index.docker.io/a/b', expected: { domain: hub, path: 'a/b' } },
    { text: 'library/redis', expected: { domain: hub, path: 'library/redis' } },
    { text: 'team/app', expected: { domain: hub, path: 'team/app' } },
    { text: 'test_com/foo', expected: { domain: hub, path: 'test_com/foo' } },
    { text: 'test.com', expected: { domain: hub, path: 'library/test.com' } },
    { text: 'test.com:5000', expected: { domain: hub, path: 'library/test.com', tag: '5000' } },
    { text: 'test.com/foo', expected: { domain: 'test.com', path: 'foo' } },
    { text: 'test:5000/foo:tag', expected: { domain: 'test:5000', path: 'foo', tag: 'tag' } },
    { text: 'localhost/foo', expected: { domain: 'localhost', path: 'foo' } },
    { text: 'localhost', expected: { domain: hub, path: 'library/localhost' } },
    { text: 'LOCAL/foo', expected: { domain: 'LOCAL', path: 'foo' } },
    {
      text: '127.0.0.1:5055/redis:7',
      expected: { domain: '127.0.0.1:5055', path: 'redis', tag: '7' },
    },
    { text: '[2001:db8::1]/a/b', expected: { domain: '[2001:db8::1]', path: 'a/b' } },
    { text: '[::1]:5000/a:b', expected: { domain: '[::1]:5000', path: 'a', tag: 'b' } },
    { text: 'xn--n3h.com/a--b/c__d.e', expected: { domain: 'xn--n3h.com', path: 'a--b/c__d.e' } },
    {
      text: 'lower:Upper_1.0-x',
      expected: { domain: hub, path: 'library/lower', tag: 'Upper_1.0-x' },
    },
    {
      text: `redis@sha256:${hex64}`,
      expected: { domain: hub, path: 'library/redis', digest: `sha256:${hex64}` },
    },
    {
      text: `a.b/c:d@sha512:${hex64}${hex64}`,
      expected: { domain: 'a.b', path: 'c', tag: 'd', digest: `sha512:${hex64}${hex64}` },
    },
    { text: `docker.io/${hex64}`, expected: { domain: hub, path: `library/${hex64}` } },
    { text: hex64.slice(1), expected: { domain: hub, path: `library/${hex64.slice(1)}` } },
    { text: `a.b/${'c'.repeat(255)}`, expected: { domain: 'a.b', path: 'c'.repeat(255) } },
    {
      text: `a:${'t'.repeat(128)}`,
      expected: { domain: hub, path: 'library/a', tag: 't'.repeat(128) },
    },
  ])('reads $text', ({ text, expected }) => {
    expect(parseImageReference(text)).toStrictEqual(expected)
  })

  it.each([
    { why: 'nothing', text: '', place: 'at its end' },
    { why: 'only a tag', text: ':justtag', place: 'at character 1, ":"' },
    { why: 'only a digest', text: `@sha256:${hex64}`, place: 'at character 1, "@"' },
    { why: 'an upper-case name', text: 'Redis:7', place: 'at character 1, "R"' },
    { why: 'upper case after the first part', text: 'docker/Docker', place: 'at character 8, "D"' },
    { why: 'a leading dash', text: '-docker/docker', place: 'at character 1, "-"' },
    { why: 'a trailing dash', text: 'docker-/docker', place: 'at character 8, "/"' },
    { why: 'two periods', text: 'dock..er/docker', place: 'at character 6, "."' },
    { why: 'three underscores', text: 'a___b', place: 'at character 4, "_"' },
    { why: 'mixed separators', text: 'team/dock_.er', place: 'at character 11, "."' },
    { why: 'an empty part', text: 'docker.io/docker///docker', place: 'at character 18, "/"' },
    { why: 'no repository', text: 'docker.io/', place: 'at its end' },
    { why: 'a leading slash', text: '/redis', place: 'at character 1, "/"' },
    { why: 'a space', text: ' redis', place: 'at character 1, " "' },
    { why: 'a line break at the end', text: 'redis\n', place: 'at character 6, "\\n"' },
    { why: 'a character beyond 16 bits', text: 'redis:🐳', place: 'at character 7, "🐳"' },
    { why: 'a scheme', text: 'https://github.com/docker/docker', place: 'at character 7, "/"' },
    { why: 'a port that is no number', text: 'host:tag/repo', place: 'at character 6, "t"' },
    { why: 'an underscore in a registry', text: 'foo_bar.com/repo', place: 'at character 4, "_"' },
    { why: 'IPv6 without brackets', text: 'fc00::1:5000/debian', place: 'at character 6, ":"' },
    { why: 'IPv6 with a zone', text: '[fe80::1%eth0]:5000/debian', place: 'at character 9, "%"' },
    { why: 'IPv6 with IPv4 in it', text: '[::192.0.2.33]/debian', place: 'at character 7, "."' },
    { why: 'empty brackets', text: '[]:80/debian', place: 'at character 2, "]"' },
    { why: 'an address alone', text: '[fc00::1]:5000', place: 'at character 1, "["' },
    { why: 'an empty tag', text: 'redis:', place: 'at its end' },
    { why: 'a tag that begins with a dash', text: 'redis:-foo', place: 'at character 7, "-"' },
    { why: 'two tags', text: 'redis:a:b', place: 'at character 8, ":"' },
    { why: 'a long tag', text: `a:${'t'.repeat(129)}`, place: 'at character 131, "t"' },
    { why: 'a long name', text: `a.b/${'c'.repeat(256)}`, place: 'at character 260, "c"' },
    {
      why: 'a short name, long with library/',
      text: 'c'.repeat(248),
      place: 'at character 248, "c"',
    },
    { why: 'a short digest', text: 'redis@sha256:abc', place: 'at its end' },
    { why: 'a long digest', text: `redis@sha256:${hex64}0`, place: 'at character 78, "0"' },
    { why: 'an upper-case digest', text: 'redis@sha256:F', place: 'at character 14, "F"' },
    { why: 'an unknown algorithm', text: `redis@md5:${hex64}`, place: 'at character 7, "m"' },
  ])('refuses $why', ({ text, place }) => {
    expect(() => parseImageReference(text)).toThrowError(
      expect.objectContaining({
        code: 'IMAGE_REFERENCE_INVALID',
        message: expect.stringContaining(
          `The image ${JSON.stringify(text)} is invalid ${place}: a`,
        ),
      }),
    )
  })

  it.each(['a'.repeat(2e7), `${'a.'.repeat(1e7)}/x`, `a:${'t'.repeat(2e7)}`])(
    'refuses millions of characters',
    (text) => expect(parseOrRefuse(text)).toBeUndefined(),
  )

  it('refuses an image id as a name', () => {
    expect(() => parseImageReference(hex64)).toThrowError(
      expect.objectContaining({
        message: expect.stringContaining('it is an image id, not a name'),
      }),
    )
  })

  it('gives back what was formatted', () => {
    fc.assert(
      fc.property(references(), (reference) => {
        expect(parseImageReference(formatImageReference(reference))).toStrictEqual(reference)
      }),
    )
  })

  it('normalizes, or throws its own error, whatever the text', () => {
    const pieces = fc.constantFrom(
      'a',
      'Z',
      '0',
      '.',
      '_',
      '-',
      '/',
      ':',
      '@',
      '[',
      ']',
      '%',
      'localhost',
      'docker.io/',
      'sha256:',
      hex64,
    )
    const nearlyValid = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.oneof(nearlyValid, fc.string({ unit: 'binary' })), (text) => {
        const reference = parseOrRefuse(text)
        if (reference !== undefined)
          expect(parseImageReference(formatImageReference(reference))).toStrictEqual(reference)
      }),
      { numRuns: 2000 },
    )
  })
})

function parseOrRefuse(text: string): ImageReference | undefined {
  try {
    return parseImageReference(text)
  } catch (error) {
    if (hasCode(error, 'IMAGE_REFERENCE_INVALID')) return undefined
    throw error
  }
}

function references(): fc.Arbitrary<ImageReference> {
  const path = fc.stringMatching(
    /^[a-z0-9]{1,9}([._]|__|-{1,3})[a-z0-9]{1,9}(\/[a-z0-9]{1,9}){1,3}$/,
  )
  const tag = fc.stringMatching(/^\w[\w.-]{0,127}$/)
  const digest = fc.stringMatching(/^(sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/)
  const domain = fc.oneof(
    fc.constantFrom('docker.io', 'localhost', 'Upper', '[::1]:5000'),
    fc.stringMatching(/^[a-zA-Z0-9]{1,9}(-{1,2}[a-z0-9]{1,9})?\.[a-z]{2,5}(:[0-9]{1,5})?$/),
  )
  return fc.record(
    { domain, path, tag, digest },
    { requiredKeys: ['domain', 'path'], noNullPrototype: true },
  )
}
