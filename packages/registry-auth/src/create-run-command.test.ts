import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryDirectory } from '@longshore/test-support'
import { expect, it } from 'vitest'
import { never } from './chain.test-support.ts'
import { writeHelperPrograms } from './helper-programs.test-support.ts'
import { createRunCommand } from './index.ts'

async function run(script: string, options: { timeoutMs?: number; input?: string } = {}) {
  const folder = await temporaryDirectory()
  const env = await writeHelperPrograms(folder, { x: script })
  const { timeoutMs, input = 'in' } = options
  const runCommand = createRunCommand({ env: { ...env, FOLDER: folder }, timeoutMs })
  const outcome = await runCommand('docker-credential-x', ['get', '$HOME; *'], {
    input,
    signal: never,
  })
  return { outcome, folder }
}

it.each([
  {
    why: 'its outputs',
    script: 'echo out; echo err >&2; exit 3',
    expected: { exitCode: 3, stdout: 'out\n', stderr: 'err\n' },
  },
  { why: 'its input', script: 'cat', expected: { exitCode: 0, stdout: 'in' } },
  {
    why: 'its arguments as they are',
    script: 'echo "$1|$2"',
    expected: { stdout: 'get|$HOME; *\n' },
  },
  {
    why: 'its environment and no more',
    script: 'echo "${FOLDER:+set} $HOME"',
    expected: { stdout: 'set \n' },
  },
  { why: 'its end by a signal', script: 'kill -TERM $$', expected: { exitCode: null } },
])('gives a program what it needs and tells $why', async ({ script, expected }) => {
  expect((await run(script)).outcome).toMatchObject({ kind: 'exited', ...expected })
})

it('does not mind a program that leaves its input unread', async () => {
  const { outcome } = await run('exec <&-; echo done', { input: 'x'.repeat(1024 * 1024) })
  expect(outcome).toMatchObject({ kind: 'exited', exitCode: 0, stdout: 'done\n' })
})

it('keeps as much of stderr as of stdout, and reads on', async () => {
  const { outcome } = await run('head -c 1000000 /dev/zero >&2; echo done')
  expect(outcome).toMatchObject({ stdout: 'done\n', stderr: '\0'.repeat(64 * 1024) })
})

it.each([
  { why: 'an endless', script: 'echo $$ > "$FOLDER/pid"; yes' },
  {
    why: 'a megabyte of',
    script: 'echo $$ > "$FOLDER/pid"; head -c 1000000 /dev/zero; sleep 1000',
  },
])('ends a program with $why output', async ({ script }) => {
  const { outcome, folder } = await run(script)
  expect(outcome).toEqual({ kind: 'output-too-large', maxBytes: 64 * 1024 })
  await gone(folder)
})

it.each([
  { why: 'hangs', script: 'echo $$ > "$FOLDER/pid"; sleep 1000' },
  {
    why: 'ignores SIGTERM',
    script: 'trap "" TERM INT HUP; echo $$ > "$FOLDER/pid"; while :; do sleep 1; done',
  },
  {
    why: 'leaves a process that holds its output',
    script: 'sleep 1000 & echo $! > "$FOLDER/pid"; exit 0',
  },
])('ends a program at its time limit that $why', async ({ script }) => {
  const { outcome, folder } = await run(script, { timeoutMs: 500 })
  expect(outcome).toEqual({ kind: 'timed-out', timeoutMs: 500 })
  await gone(folder)
})

it('does not wait for a process outside its group that holds the output', async () => {
  const { outcome, folder } = await run('setsid sleep 1000 & echo $! > "$FOLDER/pid"', {
    timeoutMs: 500,
  })
  expect(outcome).toEqual({ kind: 'timed-out', timeoutMs: 500 })
  const pid = await pidIn(folder)
  if (pid > 0) process.kill(pid, 'SIGKILL')
})

it('ends with the signal', async () => {
  const folder = await temporaryDirectory()
  const env = await writeHelperPrograms(folder, { x: 'echo $$ > "$FOLDER/pid"; sleep 1000' })
  const controller = new AbortController()
  const run = createRunCommand({ env: { ...env, FOLDER: folder } })('docker-credential-x', [], {
    input: '',
    signal: controller.signal,
  })
  await expect.poll(() => pidIn(folder)).toBeGreaterThan(0)
  controller.abort(new Error('enough'))
  await expect(run).rejects.toThrow('enough')
  await gone(folder)
})

it('starts nothing after the signal', async () => {
  const runCommand = createRunCommand({ env: {} })
  const signal = AbortSignal.abort(new Error('enough'))
  await expect(runCommand('/nowhere', [], { input: '', signal })).rejects.toThrow('enough')
})

it.each([
  { why: 'is not on PATH', program: 'docker-credential-y', mode: 0o755, code: 'ENOENT' },
  { why: 'is not executable', program: 'docker-credential-x', mode: 0o644, code: 'EACCES' },
])('tells of a program that $why', async ({ program, mode, code }) => {
  const env = await writeHelperPrograms(await temporaryDirectory(), { x: 'echo' }, mode)
  const outcome = await createRunCommand({ env })(program, [], { input: '', signal: never })
  expect(outcome).toEqual({ kind: 'not-started', code })
})

/** What a script noted as its process; 0 where it was ended before. */
async function pidIn(folder: string): Promise<number> {
  return Number(await readFile(join(folder, 'pid'), 'utf8').catch(() => 0))
}

/** Waits until the process that a script noted is no more, or nothing but a zombie. */
async function gone(folder: string): Promise<void> {
  const path = `/proc/${await pidIn(folder)}/stat`
  const state = () =>
    readFile(path, 'utf8').then(
      (stat) => /\) (\w)/.exec(stat)?.[1],
      () => 'gone',
    )
  await expect.poll(state).toMatch(/gone|Z/)
}
