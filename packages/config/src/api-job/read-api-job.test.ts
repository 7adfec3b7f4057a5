import { describe, expect, it } from 'vitest'
import { jobOf } from '../job.test-support.ts'
import { parseJob } from '../parse-job.ts'

const hcl = `job "web" {
  type        = "batch"
  datacenters = ["dc1"]
  meta = { "a.b" = "$\${not_a_reference" }
  constraint {
    attribute = attr.kernel.name
    value     = "linux"
  }
  group "g" {
    count = 1
    shutdown_delay = "3s"
    network {
      mode = "bridge"
      port "db" { static = 5432 }
      port "http" { to = 80 }
    }
    volume "data" {
      type   = "host"
      source = "disk"
    }
    restart {
      attempts = 1
      interval = "5m"
    }
    service {
      name = "s"
      port = "http"
      check {
        type     = "http"
        path     = "/"
        interval = "10s"
        timeout  = "2s"
        header { Accept = ["a", "b"] }
      }
    }
    task "t" {
      driver       = "docker"
      kill_timeout = "1m30s"
      user         = "\${NOMAD_META_user}"
      env { A = "1" }
      config {
        image  = "busybox"
        ports  = ["http"]
        labels = { "x.y" = "z" }
      }
      template {
        data        = "a"
        destination = "local/a"
      }
      volume_mount {
        volume      = "data"
        destination = "/data"
      }
      resources {
        cpu        = 50
        memory     = 64
        memory_max = 128
      }
      logs { max_files = 3 }
    }
  }
}
`

const second = 1_000_000_000

const api = {
  Job: {
    ID: 'web',
    Name: 'web',
    Type: 'batch',
    Region: null,
    Priority: 50,
    Datacenters: ['dc1'],
    Meta: { 'a.b': '${not_a_reference' },
    Constraints: [{ LTarget: '${attr.kernel.name}', RTarget: 'linux', Operand: '=' }],
    Affinities: null,
    Status: 'running',
    ModifyIndex: 12,
    TaskGroups: [
      {
        Name: 'g',
        Count: 1,
        ShutdownDelay: 3 * second,
        Networks: [
          {
            Mode: 'bridge',
            Device: '',
            MBits: 0,
            DynamicPorts: [{ Label: 'http', Value: 0, To: 80, HostNetwork: '' }],
            ReservedPorts: [{ Label: 'db', Value: 5432, To: 0, HostNetwork: '' }],
          },
        ],
        Volumes: { data: { Name: 'data', Type: 'host', Source: 'disk', ReadOnly: false } },
        RestartPolicy: { Attempts: 1, Interval: 300 * second, Delay: null },
        Services: [
          {
            Name: 's',
            PortLabel: 'http',
            Checks: [
              {
                Type: 'http',
                Path: '/',
                Interval: 10 * second,
                Timeout: 2 * second,
                Header: { Accept: ['a', 'b'] },
                TLSSkipVerify: false,
              },
            ],
          },
        ],
        Tasks: [
          {
            Name: 't',
            Driver: 'docker',
            KillTimeout: 90 * second,
            User: '${NOMAD_META_user}',
            Env: { A: '1' },
            Config: { image: 'busybox', ports: ['http'], labels: [{ 'x.y': 'z' }] },
            Templates: [{ EmbeddedTmpl: 'a', DestPath: 'local/a', SourcePath: '' }],
            VolumeMounts: [{ Volume: 'data', Destination: '/data' }],
            Resources: { CPU: 50, MemoryMB: 64, MemoryMaxMB: 128, Networks: null },
            LogConfig: { MaxFiles: 3, MaxFileSizeMB: null },
            Lifecycle: null,
          },
        ],
      },
    ],
  },
}

const read = (value: unknown) =>
  parseJob({ path: 'job.json', text: JSON.stringify(value, undefined, 2) })

describe("a job of Nomad's API", () => {
  it.each([
    { why: 'wrapped', value: api },
    { why: 'bare', value: api.Job },
    {
      why: 'in other letters, as Go reads it',
      value: { Job: { ...api.Job, ID: undefined, iD: 'web' } },
    },
  ])('is the same as in the language: $why', ({ value }) => {
    const { job, diagnostics } = read(value)
    expect(diagnostics).toEqual([])
    expect(job).toEqual(jobOf(hcl))
  })

  it.each([
    {
      why: 'a wrong value',
      change: { Type: 'sytem' },
      at: '"sytem"',
      message: 'type must be "service" or "batch" or "system" or "sysbatch", and is "sytem"',
    },
    {
      why: 'a wrong type',
      change: { Datacenters: 'dc1' },
      at: '"dc1"',
      message: 'datacenters must be a list, and is "dc1"',
    },
    {
      why: 'what has no effect here',
      change: { Update: { MaxParallel: 1 } },
      at: '"Update"',
      message: '"update" in job has no effect here',
    },
    {
      why: 'what nobody knows',
      change: { Frobnicate: 1 },
      at: '"Frobnicate"',
      message: 'unknown property "Frobnicate" in job',
    },
  ])('shows where in the JSON $why is', ({ change, at, message }) => {
    const value = { ...api.Job, ...change }
    const text = JSON.stringify(value, undefined, 2)
    const { diagnostics } = parseJob({ path: 'job.json', text })
    const places = diagnostics.map(({ range }) => text.slice(range.start.offset, range.end.offset))
    expect(diagnostics).toMatchObject([{ message }])
    expect(places).toEqual([at])
  })

  it('is not what HCL has as JSON', () => {
    const config = { image: 'busybox' }
    const job = { web: { group: { g: { task: { t: { driver: 'docker', config } } } } } }
    expect(read({ job }).job?.id).toBe('web')
  })

  it.each([
    '{ "ID": ',
    `{ "ID": ${'['.repeat(50_000)}${']'.repeat(50_000)} }`,
    '{ "Job": 1 }',
    '[]',
  ])('is refused where it is broken: %.20s', (text) => {
    const { job, diagnostics } = parseJob({ path: 'job.json', text })
    expect(job).toBeUndefined()
    expect(diagnostics.length).toBeGreaterThan(0)
  })
})
