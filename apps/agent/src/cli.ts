import { isIP } from 'node:net'
import { Command, CommanderError, InvalidArgumentError } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import { exitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { reportError } from './report-error.ts'

/** Runs one command line (without node and script) and resolves with the exit code. */
export async function runCli(args: string[], io: Io): Promise<number> {
  let result: number = exitCode.success
  const program = defineProgram(io, (code) => {
    result = code
  })
  try {
    await program.parseAsync(args.map(toDoubleDash), { from: 'user' })
    return result
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCode.success : exitCode.badInput
    return reportError(error, io)
  }
}

/** Nomad spells flags with one dash (`-json`); ours have no short forms of more than one letter. */
export function toDoubleDash(arg: string): string {
  return /^-[a-z][a-z-]+/.test(arg) ? `-${arg}` : arg
}

function toIp(text: string): string {
  if (isIP(text) === 0) throw new InvalidArgumentError('It is no IP address.')
  return text
}

/** Commands are imported when they run, so that `--help` and `--version` load none of them. */
function defineProgram(io: Io, done: (code: number) => void): Command {
  const program = new Command('longshore')
    .description('Runs Nomad job files with Docker on this machine.')
    .version(manifest.version, '--version', 'print the version')
    .option('--debug', 'print the stack of errors', false)
    .helpOption('-h, --help', 'show this help')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
    })

  program
    .command('run')
    .description('Run a job here until it ends or Ctrl-C, then clean up')
    .argument('<file>', 'job file')
    .option(
      '--data-dir <path>',
      'state and allocation directories (default: a folder for this job)',
    )
    .option('--host-ip <address>', 'address that ports are published on', toIp, '127.0.0.1')
    .option('--json', 'one JSON object a line', false)
    .addHelpText('after', '\nExample:\n  longshore run examples/redis.hcl')
    .action(async (file, options) => {
      const { run } = await import('./commands/run.ts')
      done(await run(file, options, io))
    })

  const job = program.command('job').description('Look at a job without running it')
  job
    .command('plan')
    .description('Print what the engine would be asked; needs no engine')
    .argument('<file>', 'job file')
    .option('--data-dir <path>', 'as for run')
    .option('--host-ip <address>', 'as for run', toIp, '127.0.0.1')
    .option('--json', 'print JSON only', false)
    .addHelpText('after', '\nExample:\n  longshore job plan examples/redis.hcl')
    .action(async (file, options) => {
      const { plan } = await import('./commands/plan.ts')
      await plan(file, options, io)
    })
  job
    .command('validate')
    .description('Say whether a job file is right, and if not, what to write')
    .argument('<file>', 'job file')
    .option('--json', 'print JSON only', false)
    .addHelpText('after', '\nExample:\n  longshore job validate examples/redis.hcl')
    .action(async (file, options) => {
      const { validate } = await import('./commands/validate.ts')
      done(await validate(file, options, io))
    })
  return program
}
