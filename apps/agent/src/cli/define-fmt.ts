import type { Command } from 'commander'
import type { CommandContext } from './command-context.ts'
import { examples } from './examples.ts'

export function defineFmt(program: Command, { io, done }: CommandContext): void {
  program
    .command('fmt')
    .description('Lay out HCL files in the one common style, in place')
    .argument(
      '[file...]',
      'files, or folders for their .hcl and .nomad files (default: this folder); - reads standard input',
    )
    .option('--check', 'write nothing; exit with 1 if a file would change', false)
    .option('--recursive', 'folders within folders too', false)
    .option('--no-list', 'do not print the names of the files that change')
    .option('--no-write', 'write nothing; with --no-list, print the text')
    .option('--json', 'print JSON only', false)
    .addHelpText(
      'after',
      examples('fmt examples/redis.hcl', 'fmt --check --recursive .', 'fmt - < web.hcl'),
    )
    .action(async (paths, options) => {
      const { fmt } = await import('../commands/fmt.ts')
      done(await fmt(paths, options, io))
    })
}
