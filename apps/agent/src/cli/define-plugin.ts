import type { Command } from 'commander'
import type { CommandContext } from './command-context.ts'
import { examples } from './examples.ts'
import { repeatable } from './repeatable.ts'

export function definePlugin(program: Command, { io, done }: CommandContext): void {
  const command = program
    .command('plugin')
    .description('Serve as the docker driver of the Nomad client that starts this')
    .addHelpText(
      'after',
      examples('plugin install --dir /opt/nomad/plugins', 'plugin doctor --config /etc/nomad.d'),
    )
    // With --state-dir, which only Nomad has a use for, it is started before there is a command line.
    .action(async () => {
      const { plugin } = await import('../commands/plugin.ts')
      done(await plugin({}, io))
    })

  addNomad(command.command('install'))
    .description("Write the driver into a Nomad client's plugin_dir, and say what else it takes")
    .requiredOption('--dir <folder>', "the client's plugin_dir")
    .option('--state-dir <folder>', 'where the driver keeps which images are its own')
    .addHelpText(
      'after',
      examples(
        'plugin install --dir /opt/nomad/plugins',
        'plugin install --dir /opt/nomad/plugins --config /etc/nomad.d',
      ),
    )
    .action(async (options) => {
      const { pluginInstall } = await import('../commands/plugin-install.ts')
      const { runningProgram } = await import('../plugin/install/running-program.ts')
      done(await pluginInstall(options, await runningProgram(process), io))
    })

  command
    .command('uninstall')
    .description("Remove the driver from a Nomad client's plugin_dir; Nomad then uses its own")
    .requiredOption('--dir <folder>', "the client's plugin_dir")
    .option('--json', 'print JSON only', false)
    .addHelpText('after', examples('plugin uninstall --dir /opt/nomad/plugins'))
    .action(async (options) => {
      const { pluginUninstall } = await import('../commands/plugin-uninstall.ts')
      done(await pluginUninstall(options, io))
    })

  addNomad(command.command('doctor'))
    .description(
      'Say what is wrong with an installation, and what to do; exit code 1 if anything is',
    )
    .option('--dir <folder>', "the client's plugin_dir (default: as its files say)")
    .addHelpText(
      'after',
      examples(
        'plugin doctor --config /etc/nomad.d',
        'plugin doctor --dir /opt/nomad/plugins --json',
      ),
    )
    .action(async (options) => {
      const { pluginDoctor } = await import('../commands/plugin-doctor.ts')
      done(await pluginDoctor(options, io))
    })
}

function addNomad(command: Command): Command {
  return command
    .addOption(
      repeatable('--config <path>', "a file or folder of the Nomad client's config", String),
    )
    .option('--nomad <path>', "Nomad's program, to ask for its version", 'nomad')
    .option('--json', 'print JSON only', false)
}
