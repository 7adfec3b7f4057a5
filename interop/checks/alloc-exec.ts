import { type Check, expectThat } from '../check.ts'
import { purgeJob, runJob } from '../nomad/jobs.ts'

export const allocExec: Check = {
  name: 'alloc exec',
  about: 'input, output apart from errors, exit code, terminal',
  async run({ api, nomad }, signal) {
    const { ID } = await runJob(api, { id: 'exec' }, signal)
    const exec = (flags: string[], script: string) => [
      ...['alloc', 'exec', ...flags, '-task', 't', ID],
      ...['sh', '-c', script],
    ]
    const script = 'read word; echo "got $word"; echo problem >&2; exit 21'
    const piped = await nomad(exec(['-i=true', '-t=false'], script), { input: 'anchor\n', signal })
    const seen = JSON.stringify(piped)
    expectThat(piped.code === 21 && piped.stdout === 'got anchor\n', seen)
    expectThat(piped.stderr.trim() === 'problem', seen)
    const question = 'test -t 0 && test -t 1 && echo terminal; exit 5'
    const onTerminal = await nomad(exec(['-i=true', '-t=true'], question), { tty: true, signal })
    const { code, stdout } = onTerminal
    expectThat(code === 5 && stdout.includes('terminal'), JSON.stringify(onTerminal))
    const missing = await nomad(['alloc', 'exec', '-task', 't', ID, '/no/such'], { signal })
    expectThat(missing.code !== 0, 'a program that is not there ends with 0')
    await purgeJob(api, 'exec', signal)
    return `input, exit codes 21 and 5, terminal; no such program: ${missing.code}`
  },
}
