import { describe, expect, it } from 'vitest'
import { jobOf, jobText, problemsOf } from '../job.test-support.ts'

describe('the count of a group', () => {
  it.each([
    { why: 'one', group: '', count: 1 },
    { why: 'the min of its scaling', group: 'scaling { min = 3 }', count: 3 },
    { why: 'its own before that', group: 'scaling {\n min = 3\n }\n count = 2', count: 2 },
  ])('is $why', ({ group, count }) => {
    expect(jobOf(jobText({ group })).group[0]?.count).toBe(count)
  })

  it('that only an autoscaler would change comes with a warning', () => {
    const group = 'scaling {\n min = 1\n max = 5\n policy {}\n }'
    expect(problemsOf(jobText({ group })).map(({ severity, at }) => [severity, at])).toEqual([
      ['warning', 'max'],
      ['warning', 'policy'],
    ])
  })
})

describe('a group', () => {
  it('has defaults', () => {
    expect(jobOf(jobText()).group[0]).toMatchObject({
      name: 'g',
      count: 1,
      meta: {},
      network: { port: [] },
    })
  })

  it('takes what is written', () => {
    const group = `count = 0
      meta { tier = 1 }
      network {
        mode = "host"
        port "http" {}
        port "db" {
          static = 5432
          to = 5000
        }
        port "host" { to = -1 }
      }`
    expect(jobOf(jobText({ group })).group[0]).toMatchObject({
      count: 0,
      meta: { tier: '1' },
      network: {
        mode: 'host',
        port: [{ label: 'db', static: 5432, to: 5000 }, { label: 'http' }, { label: 'host' }],
      },
    })
  })

  it.each([
    { line: 'count = -1', at: '-1', message: 'count must be at least 0, and is -1' },
    { line: 'count = 1.5', at: '1.5', message: 'count must be a whole number, and is 1.5' },
    {
      line: 'count = 9007199254740993',
      at: '9007199254740993',
      message: 'count must be a number, and is 9007199254740993, which is too large',
    },
  ])('refuses $line', ({ line, at, message }) => {
    expect(problemsOf(jobText({ group: line }))).toEqual([{ at, message }])
  })

  it.each([
    { line: 'static = 0', message: 'static must be at least 1, and is 0' },
    { line: 'static = 65536', message: 'static must be at most 65535, and is 65536' },
    {
      line: 'to = 0',
      message: "to must be from 1 to 65535, or -1 for the host's port, and is 0",
    },
    {
      line: 'to = 65536',
      message: "to must be from 1 to 65535, or -1 for the host's port, and is 65536",
    },
  ])('refuses a port with $line', ({ line, message }) => {
    const group = `network {\n port "p" { ${line} }\n }`
    expect(problemsOf(jobText({ group }))).toMatchObject([{ message }])
  })

  it.each(['host', 'bridge', 'none', 'cni/mine'])('may have the network mode %s', (mode) => {
    const group = jobOf(jobText({ group: `network { mode = "${mode}" }` })).group[0]
    expect(group?.network.mode).toBe(mode)
  })

  it.each(['brigde', 'cni/', ''])('refuses the network mode "%s"', (mode) => {
    expect(problemsOf(jobText({ group: `network { mode = "${mode}" }` }))).toEqual([
      {
        at: `"${mode}"`,
        message: `mode must be "host", "bridge", "none" or "cni/<network>", and is "${mode}"`,
        hint: 'leave it out for the network of the host',
      },
    ])
  })

  it('takes its network, volumes and delays', () => {
    const group = `shutdown_delay = "3s"
      network {
        mode = "bridge"
        hostname = "h"
        dns { servers = ["10.0.0.1"] }
        reserved_ports "old" { static = 80 }
        port "http" {
          to = 80
          host_network = "public"
        }
      }
      volume "data" {
        type = "host"
        source = "disk"
        read_only = true
      }`
    expect(jobOf(jobText({ group })).group[0]).toMatchObject({
      shutdown_delay: 3000,
      network: {
        hostname: 'h',
        dns: { servers: ['10.0.0.1'], searches: [], options: [] },
        port: [
          { label: 'old', static: 80 },
          { label: 'http', to: 80, host_network: 'public' },
        ],
      },
      volume: [{ name: 'data', type: 'host', source: 'disk', read_only: true, sticky: false }],
    })
  })

  it.each([
    { name: '', message: 'name must not be empty' },
    { name: 'a/b', message: 'name must not contain a slash' },
    { name: 'a\\\\b', message: 'name must not contain a slash' },
    {
      name: 'a\\u001b',
      message: 'name must not contain a control character, and is "a\\u001b"',
    },
    { name: 'a'.repeat(129), message: 'name must be at most 128 characters long' },
  ])('refuses the name "$name"', ({ name, message }) => {
    const text = jobText().replace('"g"', () => `"${name}"`)
    expect(problemsOf(text)).toMatchObject([{ at: `"${name}"`, message }])
  })
})
