import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it } from 'vitest'
import { runWithFakeIo } from '../../test/run-with-fake-io.ts'
import { writeFiles } from '../../test/write-files.ts'

const job = `job "web" {
  group "g" {
    task "t" {
      driver = "docker"
      config {
        image = "redis:7"
      }
    }
  }
}
`
const files = {
  'web.nomad': job,
  'agent/1.hcl': 'region = "eu"\n',
  'agent/2.json': '{"datacenter":"dc2"}',
  'bad-job.hcl': job.replace('image', 'imgae'),
  'bad-agent.hcl': 'region = "eu"\ndatacentre = "x"\n',
  'empty.hcl': '',
  'other.hcl': 'something = 1\n',
}

async function check(names: string[], ...options: string[]) {
  const path = await writeFiles(await temporaryDirectory(), files)
  const result = await runWithFakeIo(['config', 'check', ...options, ...names.map(path)])
  const relative = (text: string) => text.replaceAll(`${path('')}/`, '')
  return { ...result, stdout: relative(result.stdout), stderr: relative(result.stderr) }
}

describe('config check', () => {
  it('tells job files from agent files, and looks into folders', async () => {
    expect(await check(['web.nomad', 'agent'])).toEqual({
      exitCode: 0,
      stdout:
        'web.nomad: the job file is right.\n' +
        'agent/1.hcl: the agent file is right.\n' +
        'agent/2.json: the agent file is right.\n',
      stderr: '',
    })
  })

  it('says what is wrong in all of them', async () => {
    const { exitCode, stdout, stderr } = await check(['bad-job.hcl', 'agent', 'bad-agent.hcl'])
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(/^bad-job\.hcl:6:9: error: .*"imgae"/m)
    expect(stderr).toMatch(/^bad-agent\.hcl:2:1: error: .*"datacentre"/m)
    expect(stdout).toBe(
      'agent/1.hcl: the agent file is right.\nagent/2.json: the agent file is right.\n',
    )
  })

  it.each([
    { name: 'empty.hcl', stderr: /^empty\.hcl:1:1: error: the file is empty/ },
    {
      name: 'other.hcl',
      stderr: /^other\.hcl:1:1: error: no name here.*\n.*\n.*\nhint: .*--kind job/,
    },
  ])('does not guess what $name is', async ({ name, stderr }) => {
    expect(await check([name])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(stderr),
    })
  })

  it('is told what a file is', async () => {
    const { stderr } = await check(['other.hcl'], '--kind', 'agent')
    expect(stderr).toMatch(/^other\.hcl:1:1: error: .*"something"/)
  })

  it('tells programs', async () => {
    const { exitCode, stdout } = await check(['bad-agent.hcl', 'web.nomad'], '-json')
    expect(exitCode).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({
      valid: false,
      files: [
        { file: 'bad-agent.hcl', kind: 'agent' },
        { file: 'web.nomad', kind: 'job' },
      ],
      diagnostics: [{ file: 'bad-agent.hcl', severity: 'error' }],
    })
  })

  it.each([
    {
      why: 'a missing file',
      names: ['no.hcl'],
      options: [],
      stderr: /no\.hcl: there is no such file/,
    },
    {
      why: 'variables without a job',
      names: ['agent'],
      options: ['--var=a=b'],
      stderr: /no job file/,
    },
    { why: 'a kind that is none', names: ['agent'], options: ['--kind=x'], stderr: /job, agent/ },
  ])('refuses $why', async ({ names, options, stderr }) => {
    expect(await check(names, ...options)).toMatchObject({
      exitCode: 2,
      stdout: '',
      stderr: expect.stringMatching(stderr),
    })
  })
})

describe('config schema', () => {
  it.each(['job', 'agent', 'task', 'driver'])('prints the JSON Schema of %s', async (name) => {
    const { exitCode, stdout, stderr } = await runWithFakeIo(['config', 'schema', name])
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ $schema: expect.stringContaining('2020-12') })
  })

  it('names those that there are', async () => {
    const { exitCode, stderr } = await runWithFakeIo(['config', 'schema', 'tsk'])
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(/job, agent, task, driver/)
  })
})
