import type { Command } from 'commander'
import type { CommandContext } from './command-context.ts'
import { examples } from './examples.ts'

export function definePlugin(program: Command, { io, done }: CommandContext): void {
  program
    .command('plugin')
    .description('Serve as the docker driver of the Nomad client that starts this')
    .option('--state-dir <folder>', 'where it keeps what images are its own')
    .addHelpText('after', examples('plugin install --dir /opt/nomad/plugins', 'plugin doctor'))
    .action(async (options) => {
      const { plugin } = await import('../commands/plugin.ts')
      done(await plugin(options, io))
    })
}
