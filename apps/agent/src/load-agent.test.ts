import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it } from 'vitest'
import { runWithFakeIo } from '../test/run-with-fake-io.ts'
import { writeFiles } from '../test/write-files.ts'

const job = `job "web" {
  group "g" {
    task "t" {
      driver = "docker"
      config {
        image = "redis:7"
        args  = ["\${meta.rack}", "\${node.unique.name}"]
      }
    }
  }
}
`

/** A plan of the job by these agent files, of which `configs` are named on the command line. */
async function plan(files: Record<string, string>, configs = Object.keys(files)) {
  const path = await writeFiles(await temporaryDirectory(), { 'job.hcl': job, ...files })
  const options = configs.flatMap((name) => ['--config', path(name)])
  const args = ['job', 'plan', '--json', path('job.hcl'), '--data-dir', '/data', ...options]
  const { exitCode, stdout, stderr } = await runWithFakeIo(args)
  const [step] = exitCode === 0 ? JSON.parse(stdout) : []
  return { exitCode, stderr: stderr.replaceAll(`${path('')}/`, ''), body: step?.body }
}

const plugin = (options: string) => `plugin "docker" {\n  config {\n    ${options}\n  }\n}\n`

describe('the files of --config', () => {
  it('merge in order, the later wins', async () => {
    const { body, stderr } = await plan({
      'a.hcl': 'name = "first"\nclient {\n  meta {\n    rack = "r1"\n  }\n}\n',
      'b.hcl': 'name = "second"\n',
    })
    expect(stderr).toBe('')
    expect(body.Cmd).toEqual(['r1', 'second'])
  })

  it('may be in a folder, whose .hcl and .json files count, in order', async () => {
    const { body, stderr } = await plan(
      {
        'etc/2.json': '{"name":"second"}',
        'etc/1.hcl': 'name = "first"\nclient {\n  meta {\n    rack = "r1"\n  }\n}\n',
        'etc/notes.txt': 'not = HCL',
        'etc/old/3.hcl': 'name = "third"\n',
      },
      ['etc'],
    )
    expect(stderr).toBe('')
    expect(body.Cmd).toEqual(['r1', 'second'])
  })

  it('are an error where one cannot be read', async () => {
    expect(await plan({}, ['nope.hcl'])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/agent file.*nope\.hcl.*no such file/s),
    })
  })

  it('have all of their errors told, each with its place', async () => {
    const { exitCode, stderr } = await plan({
      'a.hcl': 'datacentre = "x"\n',
      'b.hcl': plugin('allow_caps = ["nope"]'),
    })
    expect(exitCode).toBe(2)
    expect(stderr).toContain('a.hcl:1:1: error: unknown option "datacentre"')
    expect(stderr).toContain('b.hcl:3:19: error: allow_caps[0] must be a capability of Linux')
    expect(stderr).toContain("Error: The agent's files have 2 errors; nothing was started.")
  })

  it('are refused with what only a Nomad client can do, and told what to write', async () => {
    const { exitCode, stderr } = await plan({ 'a.hcl': plugin('log_collection = "logmon"') })
    expect(exitCode).toBe(2)
    expect(stderr).toContain('error: Longshore does not run log_collection = "logmon" in')
    expect(stderr).toContain('hint: write log_collection = "files"')
  })

  it.each([
    { option: 'tls {\n ca = "/ca.pem"\n }\n endpoint = "tcp://127.0.0.1:2376"' },
    { option: 'log_delivery = "best_effort"' },
    { option: 'disable_log_collection = true' },
  ])('may have $option', async ({ option }) => {
    expect(await plan({ 'a.hcl': plugin(option) })).toMatchObject({ exitCode: 0, stderr: '' })
  })

  it.each([
    { text: 'acl {\n enabled = true\n}\n', warning: '"acl" in the agent file' },
    { text: 'bind_addr = "0.0.0.0"\n', warning: 'bind_addr = "0.0.0.0" in the agent file' },
    { text: 'client {\n max_kill_timeout = "5s"\n}\n', warning: 'max_kill_timeout = "5s"' },
    { text: 'client {\n reserved {\n disk = 5\n }\n}\n', warning: 'disk = 5 in reserved' },
    { text: plugin('nvidia_runtime = "other"'), warning: 'nvidia_runtime = "other"' },
  ])('are warned of what a single run has no use for: $warning', async ({ text, warning }) => {
    const { exitCode, stderr } = await plan({ 'a.hcl': text })
    expect(exitCode).toBe(0)
    expect(stderr).toContain(`warning: Longshore does not run ${warning}`)
  })
})

describe("the operator's options", () => {
  it.each([
    { text: plugin('oom_score_adj = 500'), HostConfig: { OomScoreAdj: 500 } },
    { text: plugin('pids_limit = 77'), HostConfig: { PidsLimit: 77 } },
    {
      text: plugin('logging {\n type = "syslog"\n }'),
      HostConfig: { LogConfig: { Type: 'syslog', Config: {} } },
    },
    {
      text: plugin('volumes {\n selinuxlabel = "z"\n }'),
      HostConfig: { Binds: expect.arrayContaining([expect.stringMatching(/:\/local:z$/)]) },
    },
  ])('reach the container: $text', async ({ text, HostConfig }) => {
    expect(await plan({ 'a.hcl': text })).toMatchObject({ exitCode: 0, body: { HostConfig } })
  })

  it('label it', async () => {
    const text = plugin('extra_labels = ["job_*", "node_name"]')
    const { body } = await plan({ 'a.hcl': `name = "harbour"\n${text}` })
    expect(body.Labels).toMatchObject({
      'com.hashicorp.nomad.job_name': 'web',
      'com.hashicorp.nomad.job_id': 'web',
      'com.hashicorp.nomad.node_name': 'harbour',
    })
    expect(body.Labels).not.toHaveProperty(['com.hashicorp.nomad.task_name'])
  })

  it.each([
    { text: 'region = "eu"\n', exitCode: 1, stderr: /asks for the region global.* is in eu/ },
    {
      text: 'client {\n memory_total_mb = 200\n}\n',
      exitCode: 1,
      stderr: /asks for 300 MB of memory; this node has 200 MB/,
    },
    {
      text: 'client {\n reserved {\n memory = 99999999\n }\n}\n',
      exitCode: 1,
      stderr: /asks for 300 MB of memory; this node has 0 MB/,
    },
    {
      text: 'client {\n cpu_total_compute = 50\n}\n',
      exitCode: 1,
      stderr: /asks for 100 MHz of CPU; this node has 50 MHz/,
    },
    {
      text: 'client {\n network_interface = "nope0"\n}\n',
      exitCode: 2,
      stderr: /network_interface = "nope0" is no interface of this host/,
    },
    {
      text: 'client {\n host_network "x" {\n cidr = "203.0.113.0/24"\n }\n}\n',
      exitCode: 2,
      stderr: /No address of this host is in cidr = "203.0.113.0\/24" of host_network "x"/,
    },
    {
      text: plugin('volumes {\n selinuxlabel = "q"\n }'),
      exitCode: 1,
      stderr: /selinuxlabel = "q".*is no label/,
    },
  ])('refuse what they cannot hold: $text', async ({ text, exitCode, stderr }) => {
    const result = await plan({ 'a.hcl': text })
    expect(result).toMatchObject({ exitCode, stderr: expect.stringMatching(stderr) })
  })
})
