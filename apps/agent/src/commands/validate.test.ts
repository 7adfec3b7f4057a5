import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it } from 'vitest'
import { runWithFakeIo } from '../../test/run-with-fake-io.ts'
import { writeFiles } from '../../test/write-files.ts'

const job = `
variable "id" {
  type = string
}
job "web" {
  meta {
    id = var.id
  }
  group "g" {
    task "t" {
      driver = "docker"
      config {
        image = file("image.txt")
      }
    }
  }
}
`
const files = {
  'web.hcl': job,
  'image.txt': 'redis:7',
  'vars.hcl': 'id = "a=b"',
  'vars.json': '{"id":"c"}',
}

describe('job validate', () => {
  it.each([
    { why: '--var', args: ['--var', 'id=x'] },
    { why: 'a value with equals signs', args: ['--var', 'id=a=b=c'] },
    { why: 'an empty value', args: ['--var', 'id='] },
    { why: "Nomad's -var", args: ['-var', 'id=x'] },
    { why: "Nomad's -var=", args: ['-var=id=x'] },
    { why: '--var-file', args: ['--var-file', '<vars.hcl>'] },
    { why: "Nomad's -var-file=", args: ['-var-file=<vars.hcl>'] },
    { why: 'several files', args: ['-var-file', '<vars.hcl>', '-var-file', '<vars.json>'] },
    { why: 'NOMAD_VAR_', args: [], env: { NOMAD_VAR_id: 'x' } },
  ])('takes the value of a variable from $why', async ({ args, env }) => {
    const path = await writeFiles(await temporaryDirectory(), files)
    const paths = args.map((arg) => arg.replace(/<(.*)>/, (_, name) => path(name)))
    const result = await runWithFakeIo(['job', 'validate', ...paths, path('web.hcl')], { env })
    expect(result).toEqual({
      exitCode: 0,
      stdout: `${path('web.hcl')}: job "web" is right.\n`,
      stderr: '',
    })
  })

  it.each([
    { why: 'a variable without a value', args: [], stderr: /variable "id" has no value/ },
    { why: 'a variable that is not declared', args: ['--var', 'di=x'], stderr: /no variable "di"/ },
    { why: 'an argument without "="', args: ['--var', 's3cret'], stderr: /no "=" between/ },
    { why: 'an argument without a name', args: ['--var', '=s3cret'], stderr: /no name before/ },
    {
      why: 'a missing file of variables',
      args: ['--var-file', '/no/such'],
      stderr: /Cannot read the file of variables \/no\/such/,
    },
  ])('refuses $why', async ({ args, stderr }) => {
    const path = await writeFiles(await temporaryDirectory(), files)
    const result = await runWithFakeIo(['job', 'validate', path('web.hcl'), ...args])
    expect(result).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringMatching(stderr) })
    expect(result.stderr).not.toContain('s3cret')
  })

  it('reads standard input, and says so where it is wrong', async () => {
    const stdin = 'job "a" {\n  grop "g" {}\n}\n'
    const result = await runWithFakeIo(['job', 'validate', '-'], { stdin })
    expect(result).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(/^<stdin>:2:3: error/),
    })
  })

  it('reads no file outside the folder of the job file', async () => {
    const path = await writeFiles(await temporaryDirectory(), {
      'jobs/web.hcl': job.replace('image.txt', '../image.txt'),
      'image.txt': 'x',
    })
    const { exitCode, stderr } = await runWithFakeIo([
      'job',
      'validate',
      '-var=id=x',
      path('jobs/web.hcl'),
    ])
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(/image\.txt/)
  })

  it('tells a program the file of each problem, and not the text of files', async () => {
    const path = await writeFiles(await temporaryDirectory(), {
      ...files,
      'vars.hcl': 'id = "s3cret"\nother = 1',
    })
    const args = ['job', 'validate', '--json', '--var-file', path('vars.hcl'), path('web.hcl')]
    const { stdout } = await runWithFakeIo(args)
    expect(JSON.parse(stdout)).toMatchObject({
      valid: false,
      diagnostics: [{ file: path('vars.hcl'), severity: 'error', range: { start: { line: 2 } } }],
    })
    expect(stdout).not.toContain('s3cret')
  })

  it('reads HCL1 when it is told so', async () => {
    const path = await writeFiles(await temporaryDirectory(), {
      'old.nomad': 'job "a" { count = 010 }',
    })
    const old = await runWithFakeIo(['job', 'validate', '-hcl1', path('old.nomad')])
    expect(old.stderr).not.toMatch(/new line/)
  })
})
