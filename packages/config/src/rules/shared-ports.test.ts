import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('sharedPorts', () => {
  it.each([
    {
      why: 'a shared port of a bridge',
      parts: {
        group: `network {
 mode = "bridge"
 port "a" {
 static = 80
 ignore_collision = true
 }
 }`,
      },
      problem: {
        at: 'ignore_collision',
        message: 'ignore_collision is for mode "host" alone, and mode is "bridge"',
      },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([problem])
  })

  it.each([
    {
      why: 'one of the host',
      parts: {
        group: `network {
 mode = "host"
 port "a" {
 static = 80
 ignore_collision = true
 }
 }`,
      },
    },
    {
      why: 'one without a mode',
      parts: {
        group: `network {
 
 port "a" {
 static = 80
 ignore_collision = true
 }
 }`,
      },
    },
  ])('is content with $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toEqual([])
  })
})
