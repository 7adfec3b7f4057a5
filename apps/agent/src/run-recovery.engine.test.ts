import { lockDataDirectory } from '@longshore/runner'
import {
  engineAddress,
  engineRequest,
  requireEngine,
  services,
  temporaryDirectory,
  useTestContainers,
} from '@longshore/test-support'
import { beforeAll, describe, expect, it } from 'vitest'
import { listenForEvent } from '../test/container-event.ts'
import { writeJobFolder } from '../test/job-folder.ts'
import { type ShellJob, shellJob } from '../test/shell-job.ts'

beforeAll(requireEngine)

const counting = 'i=0; while :; do i=$((i+1)); echo line $i; sleep 0.05; done'

describe('longshore run, killed and started again', () => {
  const { labels, list } = useTestContainers()

  const job = (script: string, options: Partial<ShellJob> = {}) =>
    shellJob(script, { image: services.busyboxImage, labels, ...options })

  async function setUp(text: string) {
    const folder = await writeJobFolder(await temporaryDirectory(), { job: text })
    /** Neither on the engine nor in the store. */
    async function expectNothingLeft(): Promise<void> {
      expect(await list()).toEqual([])
      const { state, ports, release } = await lockDataDirectory(folder.dataDir)
      expect([...state.all(), ...ports.all()]).toEqual([])
      release()
    }
    return { ...folder, expectNothingLeft }
  }

  const nextEvent = (action: string) =>
    listenForEvent(engineAddress().connection, { action, labels })

  /** From 1, each once. */
  function expectCounted(text: string): void {
    const numbers = text.match(/\d+/g)?.map(Number) ?? []
    expect(numbers.length).toBeGreaterThan(0)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  }

  it.each([
    { at: 'before its container is made', moment: 'plan' },
    { at: 'when its container was made', moment: 'create' },
    { at: 'when its container was started', moment: 'start' },
    { at: 'while it runs', moment: 'output' },
  ])('has one task with each of its lines once: $at', async ({ moment }) => {
    const { run, allocations, read, expectNothingLeft } = await setUp(job(counting))
    const event = moment === 'create' || moment === 'start' ? await nextEvent(moment) : undefined
    const first = run()
    if (event) await event.happened
    else await first.line(moment === 'plan' ? /Allocation test/ : /main \| line 5$/)
    await first.kill()
    const before = await list()

    const next = run()
    if (moment !== 'plan') await next.line(/Taking up test\.g\[0\]/)
    await next.line(/main \| line \d+$/)
    const [container] = await list()
    expect(container).toBeDefined()
    if (moment === 'output') expect(before).toEqual([container])
    next.process.kill('SIGINT')
    expect(await next.ended).toMatchObject({ exitCode: 0, stderr: '' })
    expect(await allocations()).toHaveLength(1)
    expectCounted(await read('logs/main.stdout.0'))
    await expectNothingLeft()
  })

  it('tells how a task ended while nobody looked, and what it wrote', async () => {
    const script = 'echo ready; until [ -f /alloc/data/go ]; do sleep 0.05; done; echo bye; exit 7'
    const { run, read, allocations, expectNothingLeft } = await setUp(
      job(script, { type: 'batch' }),
    )
    const died = await nextEvent('die')
    const first = run()
    await first.line(/main \| ready/)
    await first.kill()
    const [container] = await list()
    await engineRequest('POST', `/containers/${container}/exec`, {
      Cmd: ['touch', '/alloc/data/go'],
    }).then((exec) =>
      engineRequest('POST', `/exec/${(exec as { Id: string }).Id}/start`, { Detach: true }),
    )
    await died.happened
    const { exitCode, stdout } = await run().ended
    expect(exitCode).toBe(7)
    expect(stdout).toMatch(/^main \| bye$/m)
    expect(await allocations()).toHaveLength(1)
    expect(await read('logs/main.stdout.0')).toBe('ready\nbye\n')
    await expectNothingLeft()
  })

  it('goes on waiting for a restart, and counts those that were used', async () => {
    const script = 'echo run >> /alloc/data/runs; exit 3'
    const restart = 'attempts = 1\n delay = "2s"\n interval = "10m"\n mode = "fail"'
    const { run, read, expectNothingLeft } = await setUp(job(script, { restart }))
    const first = run()
    await first.line(/Restarting: exit code 3; restarting in \d s \(attempt 1 of 1\)/)
    await first.kill()

    const { exitCode, stdout, stderr } = await run().ended
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/Restarting: exit code 3; restarting in \d s \(attempt 1 of 1\)/)
    expect(stderr).toMatch(/exit code 3; not restarted: all 1 restarts .* are used up/)
    expect(await read('data/runs')).toBe('run\nrun\n')
    await expectNothingLeft()
  })

  it.each([/Taking up test/, /Allocation test/])(
    'stops what it takes up, if it is told to at %s',
    async (line) => {
      const { run, expectNothingLeft } = await setUp(job(counting))
      const first = run()
      await first.line(/main \| line 5$/)
      await first.kill()

      const next = run()
      await next.line(line)
      next.process.kill('SIGINT')
      expect(await next.ended).toMatchObject({ exitCode: 0, stderr: '' })
      await expectNothingLeft()
    },
  )

  it('finishes a stop, and starts anew', async () => {
    const stubborn = 'trap "" TERM; echo ready; while :; do sleep 0.1; done'
    const { run, allocations, expectNothingLeft } = await setUp(
      job(stubborn, { killTimeout: '5s' }),
    )
    const first = run()
    await first.line(/main \| ready/)
    first.process.kill('SIGINT')
    await first.line(/Sent its stop signal/)
    await first.kill()
    const [before] = await list()

    const next = run()
    await next.line(/test\.g\[0\] was being stopped/)
    await next.line(/test\.g\[0\]\/main: Terminated: exit code 137/)
    await next.line(/main \| ready/)
    expect(await list()).not.toContain(before)
    expect(await allocations()).toHaveLength(2)
    next.process.kill('SIGINT')
    await next.line(/Sent its stop signal/)
    next.process.kill('SIGINT')
    expect(await next.ended).toMatchObject({ exitCode: 0 })
    await expectNothingLeft()
  })

  it.each([
    { at: 'while it ran', moment: 'output' },
    { at: 'when its container was started', moment: 'start' },
  ])(
    'stops what the job file asks for otherwise now as its own job has it, and starts it anew: killed $at',
    async ({ moment }) => {
      const polite = `trap 'echo bye; exit 3' TERM; ${counting}`
      const { run, write, allocations, read, expectNothingLeft } = await setUp(
        job(polite, { killTimeout: '30s' }),
      )
      const started = await nextEvent('start')
      const first = run()
      if (moment === 'start') await started.happened
      else await first.line(/main \| line 5$/)
      await first.kill()
      const [before] = await list()
      const [allocation] = await allocations()

      await write(job(`echo changed; ${counting}`))
      const next = run()
      await next.line(/test\.g\[0\] of an earlier run is not what the job file asks for now/)
      await next.line(/test\.g\[0\]\/main: Terminated: exit code 3/)
      await next.line(/test\.g\[0\]\/main: Destroyed/)
      expect(await read('logs/main.stdout.0', allocation)).toMatch(/^line \d+\nbye\n$/m)
      await next.line(/main \| changed/)
      expect(await list()).not.toContain(before)
      expect(await allocations()).toHaveLength(2)
      next.process.kill('SIGINT')
      expect(await next.ended).toMatchObject({ exitCode: 0 })
      await expectNothingLeft()
    },
  )
})
