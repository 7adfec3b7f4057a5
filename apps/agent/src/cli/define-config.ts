import { Argument, type Command, Option } from 'commander'
import type { CommandContext } from './command-context.ts'
import { examples } from './examples.ts'
import { addJobOptions } from './job-options.ts'

export function defineConfig(program: Command, { io, done }: CommandContext): void {
  const config = program
    .command('config')
    .description('Check agent and job files; JSON Schema for editors')
    .addHelpText('after', examples('config check agent.hcl', 'config schema job'))

  const check = config
    .command('check')
    .description('Say all that is wrong with agent and job files, and what to write')
    .argument(
      '<file...>',
      'agent files (which merge in order), job files, or folders of them; - reads standard input',
    )
  addJobOptions(check)
    .addOption(
      new Option('--kind <kind>', 'what the files are (default: what they look like)').choices([
        'job',
        'agent',
      ]),
    )
    .option('--json', 'print JSON only', false)
    .addHelpText(
      'after',
      examples(
        'config check examples/redis.hcl',
        'config check --json /etc/longshore.d jobs/web.hcl',
      ),
    )
    .action(async (paths, options) => {
      const { configCheck } = await import('../commands/config-check.ts')
      done(await configCheck(paths, options, io))
    })

  config
    .command('schema')
    .description("Print the JSON Schema of a file or of a block's options")
    .addArgument(
      new Argument('<name>', 'task: a task\'s config; driver: that of plugin "docker"').choices([
        'job',
        'agent',
        'task',
        'driver',
      ]),
    )
    .addHelpText('after', examples('config schema job > job.schema.json'))
    .action(async (name) => {
      const { configSchema } = await import('../commands/config-schema.ts')
      configSchema(name, io)
    })
}
