import { expect, it } from 'vitest'
import { formatImageReference, parseTaskImage } from './index.ts'

it.each([
  { text: 'https://example.com/team/app:1', expected: 'example.com/team/app:1' },
  { text: 'https://redis:7', expected: 'docker.io/library/redis:7' },
  { text: 'redis:7', expected: 'docker.io/library/redis:7' },
])('takes $text as $expected', ({ text, expected }) => {
  expect(formatImageReference(parseTaskImage(text))).toBe(expected)
})

it.each([
  { text: 'http://example.com/app', why: 'another scheme', named: 'http://example.com/app' },
  { text: 'HTTPS://example.com/app', why: 'upper case', named: 'HTTPS://example.com/app' },
  { text: 'https://https://example.com/app', why: 'two', named: 'https://example.com/app' },
  { text: 'https://', why: 'nothing after it', named: '' },
])('refuses $why', ({ text, named }) => {
  expect(() => parseTaskImage(text)).toThrowError(
    expect.objectContaining({
      code: 'IMAGE_REFERENCE_INVALID',
      message: expect.stringContaining(`The image "${named}" is invalid`),
    }),
  )
})
