import { execFile } from 'node:child_process'
import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it } from 'vitest'
import { longshore, startLongshore } from '../test/longshore.ts'
import { runWithFakeIo } from '../test/run-with-fake-io.ts'

const example = (name: string) =>
  fileURLToPath(new URL(`../../../examples/${name}`, import.meta.url))
/** Nothing here may reach an engine. */
const noEngine = { env: { DOCKER_HOST: 'unix:///nonexistent/docker.sock' } }

it.each([
  { args: ['--version'], exitCode: 0 },
  { args: ['--help'], exitCode: 0 },
  { args: ['rnu'], exitCode: 2 },
])('$args ends its process with $exitCode', async ({ args, exitCode }) => {
  expect(await longshore(args)).toMatchObject({ exitCode })
})

describe('usage', () => {
  it.each([
    { args: ['--version'], stdout: /^\d+\.\d+\.\d+\n$/ },
    { args: ['--help'], stdout: /Usage: longshore/ },
    ...[
      ['run'],
      ['job', 'plan'],
      ['job', 'validate'],
      ['config', 'check'],
      ['config', 'schema'],
      ['fmt'],
      ['completion'],
    ].map((command) => ({
      args: [...command, '--help'],
      stdout: new RegExp(`Examples?:\\n {2}longshore ${command.join(' ')} `),
    })),
  ])('$args exits with 0', async ({ args, stdout }) => {
    expect(await runWithFakeIo(args)).toMatchObject({
      exitCode: 0,
      stderr: '',
      stdout: expect.stringMatching(stdout),
    })
  })

  it.each([
    {
      why: 'an unknown command',
      args: ['rnu'],
      stderr: /unknown command 'rnu'\n\(Did you mean run\?\)/,
    },
    {
      why: 'an unknown option',
      args: ['run', 'x', '--dettach'],
      stderr: /unknown option '--dettach'/,
    },
    { why: 'a missing file name', args: ['run'], stderr: /missing required argument 'file'/ },
    {
      why: 'an address that is none',
      args: ['job', 'plan', 'x', '--host-ip', 'foo'],
      stderr: /'foo' is invalid.*no IP address/s,
    },
    { why: 'no command', args: [], stderr: /Usage: longshore/ },
  ])('$why exits with 2', async ({ args, stderr }) => {
    expect(await runWithFakeIo(args)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringMatching(stderr),
    })
  })
})

describe('job validate', () => {
  it.each(['redis.hcl', 'redis-0.3.nomad'])('accepts examples/%s', async (name) => {
    const result = await runWithFakeIo(['job', 'validate', example(name)], noEngine)
    expect(result).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('job "redis"') })
  })

  it('shows the place of an unknown option and its nearest known name', async () => {
    const path = join(await temporaryDirectory(), 'bad.hcl')
    await writeFile(
      path,
      'job "a" {\n  group "g" {\n    task "t" {\n      driver = "docker"\n      config {\n' +
        '        imgae = "x"\n        image = "y"\n      }\n    }\n  }\n}\n',
    )
    const { exitCode, stderr, stdout } = await runWithFakeIo(['job', 'validate', path])
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).toContain(`${path}:6:9: error: `)
    expect(stderr).toContain('        imgae = "x"\n')
    expect(stderr).toMatch(/\^{5}/)
    expect(stderr).toContain('"image"')
  })

  it('prints diagnostics as JSON, also with the one dash of Nomad', async () => {
    const path = join(await temporaryDirectory(), 'bad.hcl')
    await writeFile(path, 'job "a" {')
    const { exitCode, stdout } = await runWithFakeIo(['job', 'validate', '-json', path])
    expect(exitCode).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({
      valid: false,
      diagnostics: [{ severity: 'error', range: { start: { line: 1 } } }],
    })
  })

  it.each([
    { why: 'is missing', file: '/no/such.hcl', stderr: /no such file/ },
    { why: 'is a folder', file: '/tmp', stderr: /is a folder/ },
  ])('says that the file $why', async ({ file, stderr }) => {
    const result = await runWithFakeIo(['job', 'validate', file])
    expect(result).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(stderr) })
    expect(result.stderr).not.toMatch(/^ +at /m)
  })

  it('ends on Ctrl-C while it reads a file that does not come', async () => {
    const fifo = join(await temporaryDirectory(), 'job.hcl')
    await promisify(execFile)('mkfifo', [fifo])
    const cli = startLongshore(['job', 'validate', fifo])
    // Resolves when the command has opened it to read.
    const writer = await open(fifo, 'w')
    cli.process.kill('SIGINT')
    expect((await cli.ended).exitCode).toBe(null)
    await writer.close()
  })

  it.each(['--debug', '-debug'])('shows stacks with %s only', async (flag) => {
    const { stderr } = await longshore([flag, 'job', 'validate', '/no/such.hcl'])
    expect(stderr).toMatch(/^ +at /m)
  })
})

describe('job plan', () => {
  const plan = async (name: string) => {
    const args = ['job', 'plan', '--json', '--data-dir', '/data', example(name)]
    const { exitCode, stdout } = await runWithFakeIo(args, noEngine)
    expect(exitCode).toBe(0)
    return JSON.parse(stdout)
  }

  it('prints the request without an engine, always the same', async () => {
    const [task] = await plan('redis.hcl')
    expect(task).toMatchObject({
      allocation: 'redis.cache[0]',
      task: 'redis',
      container: 'redis-00000000-0000-0000-0000-000000000001',
      body: {
        Image: '127.0.0.1:5055/redis:7',
        HostConfig: {
          CpuShares: 200,
          Memory: 128 * 1024 * 1024,
          MemorySwap: 128 * 1024 * 1024,
          CapDrop: ['NET_RAW'],
          PortBindings: { '6379/tcp': [{ HostIp: '127.0.0.1', HostPort: '20000' }] },
        },
      },
    })
    expect(await plan('redis.hcl')).toEqual([task])
  })

  it('is the same for the job in its form of 2015, but for the variables that differ in Nomad', async () => {
    const [today] = await plan('redis.hcl')
    const [old] = await plan('redis-0.3.nomad')
    const { Env: todaysEnv, ...todaysBody } = today.body
    const { Env: oldEnv, ...oldBody } = old.body
    expect({ ...old, body: oldBody }).toEqual({ ...today, body: todaysBody })

    const common: string[] = todaysEnv.filter((variable: string) => oldEnv.includes(variable))
    expect(common).toContain('NOMAD_PORT_redis=6379')
    const differing = [...todaysEnv, ...oldEnv].filter((variable) => !common.includes(variable))
    expect(differing.every((name) => /^NOMAD_(ALLOC_|HOST_)?(IP|PORT|ADDR)/.test(name))).toBe(true)
  })

  it('prints the call and its body for people', async () => {
    const { stdout } = await runWithFakeIo(['job', 'plan', example('redis.hcl')], noEngine)
    expect(stdout).toMatch(
      /^Allocation redis\.cache\[0\], task redis\nPOST \/containers\/create\?name=redis-/,
    )
  })
})

it('tells of certificates that have no effect', async () => {
  const env = { ...noEngine.env, DOCKER_CERT_PATH: '/certificates' }
  const signal = new AbortController().signal
  const world = { env, signals: { stop: signal, kill: signal } }
  const { exitCode, stderr } = await runWithFakeIo(['run', example('redis.hcl')], world)
  expect(exitCode).toBe(3)
  expect(stderr).toMatch(/^Warning: DOCKER_CERT_PATH is ignored/)
})
