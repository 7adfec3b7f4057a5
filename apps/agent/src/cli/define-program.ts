import { Command } from 'commander'
import manifest from '../../package.json' with { type: 'json' }
import type { Io } from '../io.ts'
import type { CommandContext } from './command-context.ts'
import { defineCompletion } from './define-completion.ts'
import { defineConfig } from './define-config.ts'
import { defineFmt } from './define-fmt.ts'
import { defineJob } from './define-job.ts'
import { definePlugin } from './define-plugin.ts'
import { defineRun } from './define-run.ts'
import { examples } from './examples.ts'

/** All commands. Each is imported when it runs, so that `--help` and `--version` load none of them. */
export function defineProgram(io: Io, done: CommandContext['done']): Command {
  const program = new Command('longshore')
    .description('Runs Nomad job files with Docker on this machine.')
    .version(manifest.version, '--version', 'print the version')
    .option('--debug', 'print the stack of errors', false)
    .helpOption('-h, --help', 'show this help')
    .addHelpText('after', examples('run examples/redis.hcl', 'job validate examples/redis.hcl'))
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
    })
  const context = { io, done }
  defineRun(program, context)
  defineJob(program, context)
  defineConfig(program, context)
  defineFmt(program, context)
  definePlugin(program, context)
  defineCompletion(program, context)
  return program
}
