import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('validConstraints', () => {
  it.each([
    {
      why: 'an unknown operator',
      parts: {
        job: `constraint {
 attribute = "\${attr.a}"
 operator = "verison"
 value = "1"
 }`,
      },
      problem: {
        at: '"verison"',
        message: 'there is no operator "verison"',
        hint: 'did you mean "version"?',
      },
    },
    {
      why: 'no attribute',
      parts: {
        job: `constraint {
 value = "1"
 }`,
      },
      problem: { at: 'constraint', message: 'the operator = needs an attribute' },
    },
    {
      why: 'no value',
      parts: {
        job: `constraint {
 attribute = "\${attr.a}"
 operator = ">"
 }`,
      },
      problem: { at: 'constraint', message: 'the operator > needs a value' },
    },
    {
      why: 'a version that is none',
      parts: {
        job: `constraint {
 attribute = "\${attr.a}"
 version = ">= one"
 }`,
      },
      problem: { at: '">= one"', message: '">= one" is not a version constraint' },
    },
    {
      why: 'a semantic version with ~>',
      parts: {
        job: `constraint {
 attribute = "\${attr.a}"
 semver = "~> 1.0"
 }`,
      },
      problem: { at: '"~> 1.0"' },
    },
    {
      why: 'a broken pattern',
      parts: {
        job: `constraint {
 attribute = "\${attr.a}"
 regexp = "(a"
 }`,
      },
      problem: { at: '"(a"', message: '"(a" is not a regular expression: Unterminated group' },
    },
    {
      why: 'a pattern that Go does not have',
      parts: {
        job: `constraint {
 attribute = "\${attr.a}"
 regexp = "(?!a)"
 }`,
      },
      problem: { at: '"(?!a)"', hint: "the regular expressions of Nomad are Go's, which cannot" },
    },
    {
      why: 'is_set with a value',
      parts: {
        job: `constraint {
 attribute = "\${attr.a}"
 operator = "is_set"
 value = "x"
 }`,
      },
      problem: { at: '"x"', message: 'the operator is_set takes no value' },
    },
    {
      why: 'distinct_property that is none',
      parts: {
        job: `constraint {
 distinct_property = "\${attr.a}"
 value = "0"
 }`,
      },
      problem: { at: '"0"', message: 'value must be a number of at least 1, and is "0"' },
    },
    {
      why: 'distinct hosts of a task',
      parts: {
        task: `constraint {
 distinct_hosts = true
 }`,
      },
      problem: { at: 'constraint', message: 'distinct_hosts is for jobs and groups' },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([problem])
  })

  it.each([
    {
      why: 'comparisons',
      parts: {
        job: `constraint {
 attribute = "\${attr.a}"
 operator = "<="
 value = "1"
 }`,
      },
    },
    {
      why: 'versions',
      parts: {
        job: `constraint {
 attribute = "\${attr.a}"
 version = ">= 1.2.3-beta, < 2, != 1.5"
 }`,
      },
    },
    {
      why: '~>',
      parts: {
        job: `constraint {
 attribute = "\${attr.a}"
 version = "~> 1.4"
 }`,
      },
    },
    {
      why: 'semantic versions',
      parts: {
        job: `constraint {
 attribute = "\${attr.a}"
 semver = ">= 1.0.0"
 }`,
      },
    },
    {
      why: "Go's flags and names",
      parts: {
        job: `constraint {
 attribute = "\${attr.a}"
 regexp = "(?i)^(?P<os>linux|darwin)$"
 }`,
      },
    },
    {
      why: 'sets',
      parts: {
        job: `constraint {
 attribute = "\${attr.a}"
 set_contains = "a,b"
 }`,
      },
    },
    {
      why: 'distinct hosts',
      parts: {
        job: `constraint {
 distinct_hosts = true
 }`,
      },
    },
  ])('is content with $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toEqual([])
  })
})
