import type { Command } from 'commander'
import type { CommandContext } from './command-context.ts'
import { examples } from './examples.ts'
import { addJobOptions, addPlanOptions } from './job-options.ts'

const fileHelp = 'job file; - reads standard input'

export function defineJob(program: Command, { io, done }: CommandContext): void {
  const job = program
    .command('job')
    .description('Look at a job without running it')
    .addHelpText('after', examples('job validate examples/redis.hcl'))

  const plan = job
    .command('plan')
    .description('Print what the engine would be asked; needs no engine')
    .argument('<file>', fileHelp)
  addPlanOptions(addJobOptions(plan))
    .option('--json', 'print JSON only', false)
    .addHelpText(
      'after',
      examples('job plan examples/redis.hcl', 'job plan --json --var tag=7.2 web.hcl'),
    )
    .action(async (file, options) => {
      const { plan } = await import('../commands/plan.ts')
      await plan(file, { config: [], ...options }, io)
    })

  const validate = job
    .command('validate')
    .description('Say whether a job file is right, and if not, what to write')
    .argument('<file>', fileHelp)
  addJobOptions(validate)
    .option('--json', 'print JSON only', false)
    .addHelpText(
      'after',
      examples('job validate examples/redis.hcl', 'job validate --hcl1 examples/redis-0.3.nomad'),
    )
    .action(async (file, options) => {
      const { validate } = await import('../commands/validate.ts')
      done(await validate(file, options, io))
    })
}
