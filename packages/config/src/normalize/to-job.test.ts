import { describe, expect, it } from 'vitest'
import { jobOf, jobText } from '../job.test-support.ts'

describe('restart', () => {
  const never = { render_templates: false }
  const service = { attempts: 2, interval: 1_800_000, delay: 15_000, mode: 'fail', ...never }
  const batch = { attempts: 3, interval: 86_400_000, delay: 15_000, mode: 'fail', ...never }

  it.each([
    { why: "a service's defaults", parts: {}, ofGroup: service, ofTask: service },
    {
      why: "a batch job's defaults",
      parts: { job: 'type = "batch"' },
      ofGroup: batch,
      ofTask: batch,
    },
    {
      why: "the group's over the defaults",
      parts: { group: 'restart { attempts = 0 }' },
      ofGroup: { ...service, attempts: 0 },
      ofTask: { ...service, attempts: 0 },
    },
    {
      why: "the task's over the group's",
      parts: {
        group: 'restart {\n attempts = 5\n delay = "1s"\n }',
        task: 'restart {\n delay = "2s"\n mode = "delay"\n interval = "1m"\n }',
      },
      ofGroup: { ...service, attempts: 5, delay: 1000 },
      ofTask: { attempts: 5, delay: 2000, mode: 'delay', interval: 60_000, ...never },
    },
  ])('is $why', ({ parts, ofGroup, ofTask }) => {
    const [group] = jobOf(jobText(parts)).group
    expect(group?.restart).toEqual(ofGroup)
    expect(group?.task[0]?.restart).toEqual(ofTask)
  })
})

describe("a task's own ports", () => {
  const portsOf = (parts: { task: string; config?: string }) =>
    jobOf(jobText(parts)).group[0]?.task[0]?.resources.network.port

  it('come from its resources and from itself, as in 2015', () => {
    const task = 'port "a" {}\n resources {\n network {\n port "b" { static = 80 }\n }\n }'
    expect(portsOf({ task })).toMatchObject([{ label: 'a' }, { label: 'b', static: 80 }])
  })

  it('keep the number inside that was written, beside port_map and without -1', () => {
    const task = 'port "redis" { to = 80 }\n port "other" { to = 1 }\n port "host" { to = -1 }'
    expect(portsOf({ task })?.[2]).not.toHaveProperty('to')
    expect(portsOf({ task, config: 'port_map { redis = 6379 }' })).toMatchObject([
      { label: 'redis', to: 80 },
      { label: 'other', to: 1 },
      { label: 'host' },
    ])
  })

  it('may be called like a member of every object', () => {
    expect(portsOf({ task: 'port "constructor" {}' })).toMatchObject([{ label: 'constructor' }])
  })
})

describe('a task that stands in the job', () => {
  it('gets a group of its own, before the others', () => {
    const job = jobOf(`job "j" {
      type = "batch"
      group "g" {
        task "t" {
          driver = "docker"
          config { image = "a" }
        }
      }
      task "alone" {
        driver = "docker"
        config { image = "b" }
        restart { attempts = 1 }
      }
    }`)
    expect(job).not.toHaveProperty('task')
    expect(job.group).toMatchObject([
      {
        name: 'alone',
        count: 1,
        meta: {},
        network: { port: [] },
        restart: { attempts: 3 },
        task: [{ name: 'alone', config: { image: 'b' }, restart: { attempts: 1 } }],
      },
      { name: 'g', task: [{ name: 't' }] },
    ])
  })
})
