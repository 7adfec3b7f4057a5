import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { runWithFakeIo } from '../../test/run-with-fake-io.ts'

const run = promisify(execFile)

async function script(shell: string): Promise<string> {
  const { exitCode, stdout } = await runWithFakeIo(['completion', shell])
  expect(exitCode).toBe(0)
  return stdout
}

describe('completion bash', () => {
  it.each([
    { line: [''], words: ['run', 'job', 'config', 'fmt', 'plugin', 'completion', 'help'] },
    { line: ['plugin', ''], words: ['install', 'uninstall', 'doctor'] },
    { line: ['j'], words: ['job'] },
    { line: ['job', ''], words: ['plan', 'validate', 'help'] },
    { line: ['job', 'plan', '--h'], words: ['--hcl1', '--host-ip', '--help'] },
    { line: ['--debug', 'job', 'v'], words: ['validate'] },
    { line: ['run', 'job', 'p'], words: [] },
    { line: ['config', 'schema', ''], words: ['job', 'agent', 'task', 'driver'] },
    { line: ['config', 'check', '--kind', ''], words: ['job', 'agent'] },
    { line: ['run', ''], words: [] },
  ])('completes longshore $line', async ({ line, words }) => {
    const ask = `
      COMP_WORDS=(longshore "$@"); COMP_CWORD=$#
      _longshore; printf '%s\\n' "\${COMPREPLY[@]}"`
    const command = `${await script('bash')}${ask}`
    const { stdout } = await run('bash', ['--norc', '-c', command, 'bash', ...line])
    expect(stdout.split('\n').filter(Boolean)).toEqual(words)
  })
})

it.each([
  { shell: 'zsh', parts: ["'run:Run a job here until", '#compdef longshore', "'--hcl1:"] },
  {
    shell: 'fish',
    parts: [
      "complete -c longshore -n 'test (__longshore_at) = longshore/job' -f -a plan -d 'Print",
      "-l kind -x -a 'job agent'",
    ],
  },
])('completion $shell names commands, options and what they are for', async ({ shell, parts }) => {
  const text = await script(shell)
  for (const part of parts) expect(text).toContain(part)
})
