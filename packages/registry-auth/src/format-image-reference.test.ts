import { expect, it } from 'vitest'
import { familiarName, formatImageReference, parseImageReference, withDefaultTag } from './index.ts'

const digest = `sha256:${'f'.repeat(64)}`

it.each([
  { text: 'redis', canonical: 'docker.io/library/redis', familiar: 'redis' },
  {
    text: 'index.docker.io/library/redis:7',
    canonical: 'docker.io/library/redis:7',
    familiar: 'redis:7',
  },
  { text: 'team/app', canonical: 'docker.io/team/app', familiar: 'team/app' },
  { text: 'library/foo/bar', canonical: 'docker.io/library/foo/bar', familiar: 'library/foo/bar' },
  {
    text: 'example.com/library/a',
    canonical: 'example.com/library/a',
    familiar: 'example.com/library/a',
  },
  {
    text: `redis:7@${digest}`,
    canonical: `docker.io/library/redis:7@${digest}`,
    familiar: `redis:7@${digest}`,
  },
])('writes $text as $canonical, for people $familiar', ({ text, canonical, familiar }) => {
  expect(formatImageReference(parseImageReference(text))).toBe(canonical)
  expect(familiarName(parseImageReference(text))).toBe(familiar)
})

it.each([
  { text: 'redis', expected: 'redis:latest' },
  { text: 'redis:7', expected: 'redis:7' },
  { text: `redis@${digest}`, expected: `redis@${digest}` },
])('takes $text to mean $expected', ({ text, expected }) => {
  expect(familiarName(withDefaultTag(parseImageReference(text)))).toBe(expected)
})
