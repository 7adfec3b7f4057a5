import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('artifactChecksum', () => {
  it.each([
    {
      why: 'a checksum without its type',
      parts: {
        task: `artifact {
 source = "http://a/b"
 options { checksum = "abc" }
 }`,
      },
      problem: { at: '"abc"', message: 'checksum must have a type' },
    },
    {
      why: 'an unknown type',
      parts: {
        task: `artifact {
 source = "http://a/b"
 options { checksum = "sha265:00" }
 }`,
      },
      problem: {
        message: 'checksum has an unknown type, "sha265"',
        hint: 'did you mean "sha256"?',
      },
    },
    {
      why: 'too few digits',
      parts: {
        task: `artifact {
 source = "http://a/b"
 options { checksum = "md5:00" }
 }`,
      },
      problem: { message: 'checksum must have 32 hexadecimal digits after "md5:"' },
    },
    {
      why: 'what is not hexadecimal',
      parts: {
        task: `artifact {
 source = "http://a/b"
 options { checksum = "md5:gggggggggggggggggggggggggggggggg" }
 }`,
      },
      problem: { message: 'checksum must have 32 hexadecimal digits after "md5:"' },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([problem])
  })

  it.each([
    {
      why: 'a whole one',
      parts: {
        task: `artifact {
 source = "http://a/b"
 options { checksum = "md5:0aA90aA90aA90aA90aA90aA90aA90aA9" }
 }`,
      },
    },
    {
      why: 'what the start will tell',
      parts: {
        task: `artifact {
 source = "http://a/b"
 options { checksum = "\${meta.checksum}" }
 }`,
      },
    },
  ])('is content with $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toEqual([])
  })
})
