import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('serviceAddresses', () => {
  it.each([
    {
      why: "a driver's address of a group",
      parts: {
        group: `network {
 port "http" {}
 }
service {
 address_mode = "driver"
 }`,
      },
      problem: { at: '"driver"', message: 'address_mode "driver" is for services of a task' },
    },
    {
      why: "an allocation's address of a task",
      parts: {
        group: `network {
 port "http" {}
 }
`,
        task: `service {
 address_mode = "alloc"
 }`,
      },
      problem: { at: '"alloc"', message: 'address_mode "alloc" is for services of a group' },
    },
    {
      why: 'an address beside a mode',
      parts: {
        group: `network {
 port "http" {}
 }
`,
        task: `service {
 address = "a.b"
 address_mode = "host"
 }`,
      },
      problem: { at: '"host"', message: 'address_mode must be "auto" where address is set' },
    },
  ])('refuses $why', ({ parts, problem }) => {
    expect(problemsOf(jobText(parts))).toMatchObject([problem])
  })

  it.each([
    {
      why: "an allocation's address of a group",
      parts: {
        group: `network {
 port "http" {}
 }
service {
 address_mode = "alloc"
 }`,
      },
    },
    {
      why: "a driver's address of a task",
      parts: {
        group: `network {
 port "http" {}
 }
`,
        task: `service {
 address_mode = "driver"
 }`,
      },
    },
    {
      why: 'an address',
      parts: {
        group: `network {
 port "http" {}
 }
`,
        task: `service {
 address = "a.b"
 }`,
      },
    },
  ])('is content with $why', ({ parts }) => {
    expect(problemsOf(jobText(parts))).toEqual([])
  })
})
