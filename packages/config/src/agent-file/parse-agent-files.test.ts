import { describe, expect, it } from 'vitest'
import { listAgentFiles } from './list-agent-files.ts'
import { parseAgentFiles } from './parse-agent-files.ts'

const read = (...texts: string[]) =>
  parseAgentFiles(texts.map((text, index) => ({ path: `${index}.hcl`, text })))

const agentOf = (...texts: string[]) => {
  const { agent, diagnostics } = read(...texts)
  if (!agent) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return agent
}

describe('an agent', () => {
  it('has defaults without a file', () => {
    expect(agentOf()).toMatchObject({
      region: 'global',
      datacenter: 'dc1',
      log_level: 'INFO',
      ports: { http: 4646 },
      client: { min_dynamic_port: 20000, max_dynamic_port: 32000, gc_interval: 60_000 },
      driver: { gc: { image: true }, allow_privileged: false },
    })
  })

  it.each([
    {
      why: 'HCL',
      text: `name = "n"
        ports { http = 1 }
        client {
          meta { rack = "r1" }
          host_volume "disk" { path = "/srv" }
          reserved { memory = 512 }
        }
        plugin "docker" {
          config {
            allow_privileged = true
            volumes { enabled = true }
          }
        }`,
    },
    {
      why: 'JSON',
      text: JSON.stringify({
        name: 'n',
        ports: { http: 1 },
        client: {
          meta: { rack: 'r1' },
          host_volume: { disk: { path: '/srv' } },
          reserved: { memory: 512 },
        },
        plugin: { docker: { config: { allow_privileged: true, volumes: { enabled: true } } } },
      }),
    },
  ])('is read from $why', ({ text }) => {
    expect(agentOf(text)).toMatchObject({
      name: 'n',
      ports: { http: 1 },
      client: {
        meta: { rack: 'r1' },
        host_volume: [{ name: 'disk', path: '/srv', read_only: false }],
        reserved: { memory: 512 },
      },
      driver: { allow_privileged: true, volumes: { enabled: true } },
    })
  })

  it('is what its files say together, in order', () => {
    const first = `name = "a"
      log_json = true
      client {
        meta { a = 1, b = 1 }
        host_volume "x" { path = "/a" }
        host_volume "y" { path = "/y" }
      }
      plugin "docker" {
        config {
          allow_privileged = true
          pids_limit = 5
        }
      }`
    const second = `name = "b"
      log_json = false
      client {
        meta { b = 2 }
        host_volume "x" { path = "/b" }
      }
      plugin "docker" { config { pids_limit = 6 } }`
    expect(agentOf(first.replace(', b', '\n b'), second)).toMatchObject({
      name: 'b',
      log_json: true,
      client: {
        meta: { a: '1', b: '2' },
        host_volume: [
          { name: 'x', path: '/b' },
          { name: 'y', path: '/y' },
        ],
      },
      driver: { pids_limit: 6, allow_privileged: false },
    })
  })

  it("has the driver's old options, with the new spelling as a warning", () => {
    const text = 'client {\n options {\n "docker.volumes.enabled" = "true"\n }\n}'
    const { agent, diagnostics } = read(text)
    expect(agent?.driver.volumes.enabled).toBe(true)
    expect(diagnostics).toMatchObject([
      {
        severity: 'warning',
        message: '"docker.volumes.enabled" is an old name',
        hint: 'write plugin "docker" { config { volumes { enabled = true } } }',
        range: { start: { line: 3 } },
      },
    ])
  })

  it.each([
    { text: 'server { enabled = true }', message: '"server" in the agent file has no effect here' },
    { text: 'consul { address = "a" }', message: '"consul" in the agent file has no effect here' },
    {
      text: 'plugin "raw_exec" {\n config {\n enabled = true\n }\n}',
      message: 'plugin "raw_exec" has no effect here',
    },
    { text: '{ "plugin": { "raw_exec": {} } }', message: 'plugin "raw_exec" has no effect here' },
    {
      text: 'telemetry { statsd_address = "a" }',
      message: '"statsd_address" in telemetry has no effect here',
    },
  ])('warns about $text', ({ text, message }) => {
    const { agent, diagnostics } = read(text)
    expect(agent).toBeDefined()
    expect(diagnostics).toMatchObject([{ severity: 'warning', message }])
  })

  it('says everything that is wrong with all files, and where', () => {
    const { agent, diagnostics } = read(
      'datacentre = "x"\nports { http = 70000 }',
      'client {\n min_dynamic_port = 30\n max_dynamic_port = 20\n}\nlog_level = "loud"',
    )
    expect(agent).toBeUndefined()
    expect(
      diagnostics.map(({ source, range, message }) => [source.path, range.start.line, message]),
    ).toEqual([
      ['0.hcl', 1, 'unknown option "datacentre" in the agent file'],
      ['0.hcl', 2, 'http must be at most 65535, and is 70000'],
      ['1.hcl', 3, 'max_dynamic_port must be at least min_dynamic_port, 30, and is 20'],
      ['1.hcl', 5, expect.stringContaining('log_level must be one of TRACE')],
    ])
  })
})

describe('listAgentFiles', () => {
  it('has the files of a folder in order, without hidden ones and backups', () => {
    const names = ['b.json', 'a.hcl', '.c.hcl', 'd.hcl~', '#e.hcl#', '.#f.hcl', 'g.txt', 'B.hcl']
    expect(listAgentFiles(names)).toEqual(['B.hcl', 'a.hcl', 'b.json'])
  })
})

describe('what is said of agent files', () => {
  it('is in the order of each file, old options too', () => {
    const first = 'client {\n options { "docker.volumes.enabled" = "true" }\n}\nserver {}'
    const second = 'nmae = 1\nclient {\n options { "docker.cleanup.image" = "false" }\n}'
    const { diagnostics } = read(first, second)
    expect(diagnostics.map(({ source, range }) => [source.path, range.start.line])).toEqual([
      ['0.hcl', 2],
      ['0.hcl', 4],
      ['1.hcl', 1],
      ['1.hcl', 3],
    ])
  })
})
