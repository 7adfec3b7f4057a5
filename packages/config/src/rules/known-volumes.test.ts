import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('knownVolumes', () => {
  it.each([
    {
      why: 'a misspelt volume',
      parts: {
        group: `volume "data" {
 type = "host"
 source = "s"
 }`,
        task: `volume_mount {
 volume = "date"
 destination = "/d"
 }`,
      },
      problem: {
        at: '"date"',
        message: 'the group has no volume "date"',
        hint: 'did you mean "data"?',
      },
    },
    {
      why: 'a volume of no group',
      parts: {
        task: `volume_mount {
 volume = "data"
 destination = "/d"
 }`,
      },
      problem: { at: '"data"', hint: 'add volume "data" { … } to the task\'s group' },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([problem])
  })

  it.each([
    {
      why: 'a known one',
      parts: {
        group: `volume "data" {
 type = "host"
 source = "s"
 }`,
        task: `volume_mount {
 volume = "data"
 destination = "/d"
 }`,
      },
    },
  ])('is content with $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toEqual([])
  })
})
