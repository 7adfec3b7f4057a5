import { once } from 'node:events'
import { open, readdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import {
  engineRequest,
  requireEngine,
  services,
  temporaryDirectory,
  useTestContainers,
} from '@longshore/test-support'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { writeJobFolder } from '../test/job-folder.ts'
import { longshore } from '../test/longshore.ts'
import { type ShellJob, shellJob } from '../test/shell-job.ts'

beforeAll(requireEngine)

describe('longshore run', () => {
  const { labels, list } = useTestContainers()
  const job = (script: string, options: Partial<ShellJob> = {}) =>
    shellJob(script, { image: services.busyboxImage, labels, type: 'batch', ...options })
  const setUp = async (text: string) => writeJobFolder(await temporaryDirectory(), { job: text })

  it('runs a batch job to its end and cleans up', async () => {
    const { run, read } = await setUp(job('echo out; echo err >&2'))
    const { exitCode, stdout, stderr } = await run().ended
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    expect(stdout).toMatch(/^main \| out$/m)
    expect(await read('logs/main.stdout.0')).toBe('out\n')
    expect(await read('logs/main.stderr.0')).toBe('err\n')
    expect(await list()).toEqual([])
  })

  it("exits with a batch job's own code", async () => {
    const { run } = await setUp(job('exit 7'))
    const { exitCode, stderr } = await run().ended
    expect(exitCode).toBe(7)
    expect(stderr).toMatch(/Task main of test\.g\[0\] failed: exit code 7/)
    expect(await list()).toEqual([])
  })

  it('tells a program all of it in JSON, a line an object', async () => {
    const { args } = await setUp(job('echo out; exit 7'))
    const { exitCode, stdout } = await longshore(['run', '--json', ...args])
    const records = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(exitCode).toBe(7)
    expect(records).toContainEqual({ kind: 'output', task: 'main', stream: 'stdout', line: 'out' })
    expect(records.at(-1)).toMatchObject({
      kind: 'result',
      exitCode: 7,
      tasks: [{ allocation: 'test.g[0]', task: 'main', result: 'failed', exitCode: 7 }],
    })
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends a service on %s', async (signal) => {
    const script = 'trap "echo bye; exit 0" TERM; echo ready; while :; do sleep 0.1; done'
    const { run, read } = await setUp(job(script, { type: 'service' }))
    const cli = run()
    await cli.line(/main \| ready/)
    cli.process.kill(signal)
    expect(await cli.ended).toMatchObject({ exitCode: 0, stderr: '' })
    expect(await read('logs/main.stdout.0')).toBe('ready\nbye\n')
    expect(await list()).toEqual([])
  })

  it('kills on the second Ctrl-C', async () => {
    const script = 'trap "" TERM; echo ready; while :; do sleep 0.1; done'
    const { run } = await setUp(job(script, { type: 'service', killTimeout: '10m' }))
    const cli = run()
    await cli.line(/main \| ready/)
    cli.process.kill('SIGINT')
    await cli.line(/Sent its stop signal/)
    cli.process.kill('SIGINT')
    expect(await cli.ended).toMatchObject({ exitCode: 0 })
    expect(await list()).toEqual([])
  })

  it('stops when nobody reads its output any more', async () => {
    const script = 'while :; do echo tick; sleep 0.1; done'
    const { run } = await setUp(job(script, { type: 'service' }))
    const cli = run()
    await cli.line(/main \| tick/)
    cli.process.stdout?.destroy()
    expect(await cli.ended).toMatchObject({ exitCode: 1, stderr: '' })
    expect(await list()).toEqual([])
  })

  it('stops when its output cannot be written, and says so', async () => {
    const { run } = await setUp(job('exec sleep 1000', { type: 'service' }))
    const full = await open('/dev/full', 'w')
    onTestFinished(() => full.close())
    const { exitCode, stderr } = await run({}, full.fd).ended
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/^Error: Cannot write: .*no space left/)
    expect(stderr).not.toMatch(/^ +at /m)
    expect(await list()).toEqual([])
  })

  it('is stopped while it waits for an engine that does not answer', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    const { run } = await setUp(job('true'))
    const cli = run({ DOCKER_HOST: `tcp://127.0.0.1:${port}` })
    await once(server, 'connection')
    cli.process.kill('SIGINT')
    expect(await cli.ended).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/^Error: Stopped before the job ran\.$/m),
    })
  })

  it('refuses to run twice on one data directory, and leaves the first alone', async () => {
    const { run } = await setUp(job('echo ready; exec sleep 1000', { type: 'service' }))
    const first = run()
    await first.line(/main \| ready/)
    expect(await run().ended).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/Another longshore runs on/),
    })
    expect(await list()).toHaveLength(1)
    first.process.kill('SIGINT')
    expect(await first.ended).toMatchObject({ exitCode: 0 })
  })

  it.each([
    {
      why: 'an image that does not exist',
      image: `${services.registry}/no-such-image:1`,
      stderr: /no-such-image:1/,
    },
    {
      why: 'a registry that is down',
      image: '127.0.0.1:1/redis:7',
      stderr: /127\.0\.0\.1:1/,
    },
  ])('says so for $why, and leaves nothing', async ({ image, stderr }) => {
    const { run } = await setUp(job('true', { image }))
    const result = await run().ended
    expect(result).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(stderr) })
    expect(result.stderr).not.toMatch(/^ +at /m)
    expect(await list()).toEqual([])
  })

  it('says which port is in use, and leaves nothing', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    const ports = `network {\n port "http" { static = ${port} }\n}`
    const { run, dataDir } = await setUp(job('true', { group: ports }))
    const result = await run().ended
    expect(result.exitCode).toBe(1)
    expect(result.stderr).toMatch(new RegExp(`"?http"?.*${port}|${port}.*"?http"?`))
    expect(await list()).toEqual([])
    expect(await readdir(dataDir)).not.toContain('alloc')
  })

  it('exits with 3 and the endpoint when there is no engine', async () => {
    const { run } = await setUp(job('true'))
    const result = await run({ DOCKER_HOST: 'unix:///nonexistent/docker.sock' }).ended
    expect(result).toMatchObject({
      exitCode: 3,
      stdout: '',
      stderr: expect.stringMatching(/unix:\/\/\/nonexistent\/docker\.sock/),
    })
  })

  it('stops the other tasks of an allocation when one fails for good', async () => {
    const other = `
      task "other" {
        driver       = "docker"
        kill_timeout = "1s"
        config {
          image   = "${services.busyboxImage}"
          command = "sleep"
          args    = ["1000"]
          labels  = ${JSON.stringify(labels)}
        }
      }`
    const { run } = await setUp(job('exit 4', { group: other }))
    expect(await run().ended).toMatchObject({ exitCode: 4 })
    expect(await list()).toEqual([])
  })

  it('passes ports, limits and directories into the container', async () => {
    const script =
      'env; touch /alloc/data/a /local/b /secrets/c; touch /alloc/logs/d || echo read-only'
    const ports = 'network {\n port "http" { to = 8080 }\n}'
    const text = job(script, { group: ports }).replace('command =', 'ports = ["http"]\n command =')
    const { run, read, dataDir } = await setUp(text)
    expect(await run().ended).toMatchObject({ exitCode: 0 })
    const output = await read('logs/main.stdout.0')
    expect(output).toMatch(/^NOMAD_PORT_http=8080$/m)
    expect(output).toMatch(/^NOMAD_HOST_PORT_http=2\d{4}$|^NOMAD_HOST_PORT_http=3[01]\d{3}$/m)
    expect(output).toMatch(/^NOMAD_MEMORY_LIMIT=300$/m)
    expect(output).toMatch(/^NOMAD_CPU_LIMIT=100$/m)
    expect(output).toMatch(/^read-only$/m)
    const [alloc = ''] = await readdir(join(dataDir, 'alloc'))
    expect(await readdir(join(dataDir, 'alloc', alloc, 'alloc', 'data'))).toEqual(['a'])
    expect(await readdir(join(dataDir, 'alloc', alloc, 'main', 'local'))).toEqual(['b'])
    expect(await readdir(join(dataDir, 'alloc', alloc, 'main', 'secrets'))).toEqual(['c'])
  })

  it("leaves others' containers alone", async () => {
    const mine = await engineRequest<{ Id: string }>('POST', '/containers/create', {
      Image: services.busyboxImage,
      Cmd: ['true'],
      Labels: { ...labels, 'com.hashicorp.nomad.alloc_id': 'x', 'dev.longshore.agent': 'y' },
    })
    const { run } = await setUp(job('true'))
    await run().ended
    expect(await list()).toEqual([mine.Id])
  })
})
