import type { Command } from 'commander'
import type { CommandContext } from './command-context.ts'
import { examples } from './examples.ts'
import { addJobOptions, addPlanOptions } from './job-options.ts'

export function defineRun(program: Command, { io, done }: CommandContext): void {
  const command = program
    .command('run')
    .description('Run a job here until it ends or Ctrl-C, then clean up')
    .argument('<file>', 'job file; - reads standard input')
  addPlanOptions(addJobOptions(command))
    .option('--json', 'one JSON object a line', false)
    .addHelpText(
      'after',
      examples(
        'run examples/redis.hcl',
        'run --config agent.hcl --var tag=7.2 --var-file production.hcl web.hcl',
      ),
    )
    .action(async (file, options) => {
      const { run } = await import('../commands/run.ts')
      done(await run(file, { config: [], ...options }, io))
    })
}
