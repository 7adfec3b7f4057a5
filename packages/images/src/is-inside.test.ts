import { describe, expect, it } from 'vitest'
import { isInside } from './is-inside.ts'

describe('isInside', () => {
  it.each([
    ['/a/local', '/a/local/image.tar', true],
    ['/a/local', '/a/local/..image.tar', true],
    ['/a/local', '/a/local/b/image.tar', true],
    ['/a/local', '/a/local', false],
    ['/a/local', '/a', false],
    ['/a/local', '/a/local2/image.tar', false],
    ['/a/local', '/a/local/../image.tar', false],
    ['/a/local', '/etc/passwd', false],
    ['/', '/etc/passwd', true],
  ])('of %s: %s is %s', (folder, path, expected) => {
    expect(isInside(folder, path)).toBe(expected)
  })
})
