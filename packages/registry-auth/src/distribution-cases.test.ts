import { expect, it } from 'vitest'
import { familiarName, formatImageReference, parseImageReference } from './index.ts'

// The facts are those of the tests of https://github.com/distribution/reference; an empty domain there is Docker Hub.

const digest = `sha256:${'f'.repeat(64)}`
const hex64 = '1a3f5e7d9c1b3a5f7e9d1c3b5a7f9e1d3c5b7a9f1e3d5d7c9b1a3f5e7d9c1b3a'

it.each([
  ['test_com', 'docker.io/library/test_com'],
  ['test.com:tag', 'docker.io/library/test.com:tag'],
  ['test:5000/repo', 'test:5000/repo'],
  [`test:5000/repo@${digest}`, `test:5000/repo@${digest}`],
  [`test:5000/repo:tag@${digest}`, `test:5000/repo:tag@${digest}`],
  ['lowercase:Uppercase', 'docker.io/library/lowercase:Uppercase'],
  ['Uppercase/lowercase:tag', 'Uppercase/lowercase:tag'],
  ['sub-dom1.foo.com/bar/baz/quux:some-long-tag', 'sub-dom1.foo.com/bar/baz/quux:some-long-tag'],
  [
    'b.gcr.io/test.example.com/my-app:test.example.com',
    'b.gcr.io/test.example.com/my-app:test.example.com',
  ],
  [`xn--7o8h.com/myimage:xn--7o8h.com@${digest}`, `xn--7o8h.com/myimage:xn--7o8h.com@${digest}`],
  ['foo_bar.com:8080', 'docker.io/library/foo_bar.com:8080'],
  ['foo/foo_bar.com:8080', 'docker.io/foo/foo_bar.com:8080'],
  ['192.168.1.1', 'docker.io/library/192.168.1.1'],
  ['192.168.1.1:5000', 'docker.io/library/192.168.1.1:5000'],
  ['192.168.1.1:5000/repo:5050', '192.168.1.1:5000/repo:5050'],
  ['[2001:db8:1:2:3:4:5:6]/repo:tag', '[2001:db8:1:2:3:4:5:6]/repo:tag'],
  ['[2001:db8::]:5000/repo', '[2001:db8::]:5000/repo'],
  [`[2001:db8::1]:5000/repo:tag@${digest}`, `[2001:db8::1]:5000/repo:tag@${digest}`],
  ['[fd00123123123]:75050/a', '[fd00123123123]:75050/a'],
  ['192.168.1.1:750050/a', '192.168.1.1:750050/a'],
  ['b.gbc.io:443/a', 'b.gbc.io:443/a'],
  ['0101.com/a', '0101.com/a'],
  ['ab.c-om/a', 'ab.c-om/a'],
  ['docker---rules/docker', 'docker.io/docker---rules/docker'],
  ['do__cker/docker', 'docker.io/do__cker/docker'],
  [
    'registry.io/foo/project--id.module--name.ver---sion--name',
    'registry.io/foo/project--id.module--name.ver---sion--name',
  ],
  [`localhost:8080@${digest}`, `docker.io/library/localhost:8080@${digest}`],
  [`localhost:8080/name@${digest}`, `localhost:8080/name@${digest}`],
  [
    'thisisthesongthatneverendsitgoesonandonandonthisisthesongthatnev',
    'docker.io/library/thisisthesongthatneverendsitgoesonandonandonthisisthesongthatnev',
  ],
  [`docker.io/${hex64}`, `docker.io/library/${hex64}`],
  [
    `${'a/'.repeat(127)}a:tag-puts-this-over-max`,
    `docker.io/${'a/'.repeat(127)}a:tag-puts-this-over-max`,
  ],
])('reads %s', (text, canonical) => {
  expect(formatImageReference(parseImageReference(text))).toBe(canonical)
})

it.each([
  '',
  ':justtag',
  `@${digest}`,
  'repo@sha256:ffffffffffffffffffffffffffffffffff',
  `validname@invaliddigest:${'f'.repeat(64)}`,
  'registry.com:8080/myapp@bad',
  'Uppercase:tag',
  'test:5000/Uppercase/lowercase:tag',
  'Foo/FarB',
  `domain/${'a'.repeat(256)}:tag`,
  'aa/asdf$$^/aa',
  'a^a',
  'a/a/a/a/',
  'a//a/a',
  'foo.com:http/bar',
  'test.com:http/a',
  '-ab.com/a',
  'ab-.com/a',
  'ab.-com/a',
  'ab.com-/a',
  '[2001:db8::1]',
  '[2001:db8::1]:5000',
  '[2001:db8::1]:tag',
  '[fe80::1%eth0]:5000/repo',
  '[fe80::1%@invalidzone]:5000/repo',
  '[2001:db8:3:4::192.0.2.33]:5000/debian',
  '[fd00:1:2::3]75050/a',
  '[fd00:1:2::3]::75050/a',
  'fd00:1:2::3:75050/a',
  'bad_hostname.com:8080/myapp:tag',
  'do__cker:8080/docker',
  '____/____',
  '_docker/_docker',
  'docker_/docker_',
  'docker./docker',
  '.docker/docker',
  'foo/-bar',
  'foo/bar-',
  'dock-.er/docker',
  'example.com/__underscore/myimage',
  'example.com/..dots/myimage',
  'registry.com:8080/myapp:invalid~tag',
  hex64,
])('refuses %j', (text) => {
  expect(() => parseImageReference(text)).toThrowError(
    expect.objectContaining({ code: 'IMAGE_REFERENCE_INVALID' }),
  )
})

it.each([
  {
    canonical: 'localhost/fooo/bar',
    texts: ['localhost/fooo/bar'],
    familiar: 'localhost/fooo/bar',
  },
  { canonical: 'LOCALDOMAIN/fooo', texts: ['LOCALDOMAIN/fooo'], familiar: 'LOCALDOMAIN/fooo' },
  {
    canonical: 'docker.io/fooo/bar',
    texts: ['fooo/bar', 'index.docker.io/fooo/bar'],
    familiar: 'fooo/bar',
  },
  {
    canonical: 'docker.io/library/ubuntu',
    texts: ['ubuntu', 'library/ubuntu'],
    familiar: 'ubuntu',
  },
  {
    canonical: 'docker.io/library/ubuntu-12.04-base',
    texts: ['ubuntu-12.04-base', 'index.docker.io/library/ubuntu-12.04-base'],
    familiar: 'ubuntu-12.04-base',
  },
  { canonical: 'docker.io/library/foo', texts: ['foo', 'docker.io/foo'], familiar: 'foo' },
  { canonical: 'docker.io/store/foo/bar', texts: ['store/foo/bar'], familiar: 'store/foo/bar' },
  {
    canonical: '127.0.0.1:8000/private/moonbase',
    texts: [],
    familiar: '127.0.0.1:8000/private/moonbase',
  },
  { canonical: 'FOO/bar', texts: ['FOO/bar'], familiar: 'FOO/bar' },
])('normalizes all spellings of $canonical', ({ canonical, texts, familiar }) => {
  for (const text of [canonical, familiar, ...texts]) {
    const reference = parseImageReference(text)
    expect(formatImageReference(reference)).toBe(canonical)
    expect(familiarName(reference)).toBe(familiar)
  }
})
