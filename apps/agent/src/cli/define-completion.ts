import { Argument, type Command } from 'commander'
import type { CommandContext } from './command-context.ts'
import { examples } from './examples.ts'

export function defineCompletion(program: Command, { io }: CommandContext): void {
  program
    .command('completion')
    .description("Print what makes a shell complete longshore's commands and options")
    .addArgument(new Argument('<shell>', 'your shell').choices(['bash', 'zsh', 'fish']))
    .addHelpText(
      'after',
      examples(
        'completion bash > ~/.local/share/bash-completion/completions/longshore',
        'completion zsh > "${fpath[1]}/_longshore"',
        'completion fish > ~/.config/fish/completions/longshore.fish',
      ),
    )
    .action(async (shell) => {
      const { completion } = await import('../completion/completion.ts')
      completion(shell, program, io)
    })
}
