import { describe, expect, it } from 'vitest'
import { jobOf, problemsOf } from '../job.test-support.ts'

const native = `
job "j" {
  group "a" {
    count = 2
    network {
      port "http" { to = 80 }
      port "db" {}
    }
    task "t" {
      driver = "docker"
      env { A = "1" }
      config {
        image  = "busybox"
        ports  = ["http"]
        labels { "x.y" = "z" }
        mount {
          target = "/m"
        }
      }
    }
    task "u" {
      driver = "docker"
      config { image = "busybox" }
    }
  }
}`.replace('labels { "x.y" = "z" }', 'labels = { "x.y" = "z" }')

const group = {
  count: 2,
  network: { port: { http: { to: 80 }, db: {} } },
  task: {
    t: {
      driver: 'docker',
      env: { A: 1 },
      config: {
        image: 'busybox',
        ports: ['http'],
        labels: { 'x.y': 'z' },
        mount: { target: '/m' },
      },
    },
    u: { driver: 'docker', config: { image: 'busybox' } },
  },
}

/** HCL1's own JSON: everything that may repeat is a list. */
const lists = {
  job: [
    {
      j: [
        {
          group: [
            {
              a: [
                {
                  ...group,
                  network: [{ port: [{ http: [{ to: 80 }] }, { db: [{}] }] }],
                  task: [
                    {
                      t: [
                        {
                          ...group.task.t,
                          config: [{ ...group.task.t.config, mount: [{ target: '/m' }] }],
                        },
                      ],
                    },
                    { u: group.task.u },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
  ],
}

describe('blocks in JSON', () => {
  it.each([
    { why: 'objects', text: JSON.stringify({ job: { j: { group: { a: group } } } }) },
    { why: 'lists of objects', text: JSON.stringify(lists) },
    {
      why: 'properties with the name of a comment',
      text: JSON.stringify({ '//': 'hello', job: { j: { '//': 1, group: { a: group } } } }),
    },
  ])('mean the same as $why', ({ text }) => {
    expect(jobOf(text)).toEqual(jobOf(native))
  })

  it('may have a property twice, as blocks may be there twice', () => {
    const [t, u] = Object.entries(group.task).map(
      ([name, task]) => `"task": ${JSON.stringify({ [name]: task })}`,
    )
    const network = `"network": ${JSON.stringify(group.network)}`
    const text = `{ "job": { "j": { "group": { "a": { "count": 2, ${network}, ${t}, ${u} } } } } }`
    expect(jobOf(text)).toEqual(jobOf(native))
  })

  it('may be dynamic', () => {
    const task = { driver: 'docker', config: { image: '${task.value}' } }
    const dynamic = { task: { for_each: ['a', 'b'], labels: ['t-${task.key}'], content: task } }
    const job = jobOf(JSON.stringify({ job: { j: { group: { g: { dynamic } } } } }))
    expect(job.group[0]?.task.map(({ name, config }) => [name, config.image])).toEqual([
      ['t-0', 'a'],
      ['t-1', 'b'],
    ])
  })

  it.each([
    {
      why: 'a block that is no object',
      text: '{ "job": { "j": { "group": { "a": 1 } } } }',
      at: '"group"',
      message: '"group" is a block, not an option',
    },
    {
      why: 'a misspelt name',
      text: '{ "job": { "j": { "group": { "a": { "cuont": 1, "task": {} } } } } }',
      at: '"cuont"',
      message: 'unknown option "cuont" in group',
    },
    {
      why: 'a second one of what is there once',
      text: '{ "job": { "j": { "group": { "a": { "network": [{}, {}], "task": {} } } } } }',
      at: '"network"',
      message: '"network" may be there only once',
    },
  ])('say where there is $why', ({ text, at, message }) => {
    expect(problemsOf(text)).toContainEqual(expect.objectContaining({ at, message }))
  })
})

describe('blocks in HCL1', () => {
  it('may be attributes', () => {
    const text = `
      "job" "j" {
        group "a" {
          count = 2
          network = { port "http" { to = 80 } port "db" {} }
          task "t" {
            driver = "docker"
            env = { A = 1 }
            config = { image = "busybox" ports = ["http"] labels { "x.y" = "z" } mount = [{ target = "/m" }] }
          }
          task "u" { driver = "docker" config { image = "busybox" } }
        }
      }`
    expect(jobOf(text)).toEqual(jobOf(native))
  })
})

describe('dynamic blocks', () => {
  it('hold values of their iterator, at any depth', () => {
    const text = `
      job "j" {
        group "g" {
          dynamic "task" {
            for_each = { a = "busybox:1", b = "busybox:2" }
            labels   = [task.key]
            content {
              driver = "docker"
              env { NAME = "is \${task.key}" }
              config {
                image = task.value
                dynamic "mount" {
                  for_each = ["/x", "/y"]
                  iterator = path
                  content {
                    target = "\${path.value}/\${task.key}"
                  }
                }
              }
            }
          }
        }
      }`
    const tasks = jobOf(text).group[0]?.task ?? []
    expect(
      tasks.map(({ name, env, config }) => [
        name,
        env,
        config.image,
        config.mounts.map(({ target }) => target),
      ]),
    ).toEqual([
      ['a', { NAME: 'is a' }, 'busybox:1', ['/x/a', '/y/a']],
      ['b', { NAME: 'is b' }, 'busybox:2', ['/x/b', '/y/b']],
    ])
  })
})
