import type { Command } from 'commander'
import type { Io } from '../io.ts'
import { type CompletionEntry, toEntries } from './entries.ts'
import { toBash } from './to-bash.ts'
import { toFish } from './to-fish.ts'
import { toZsh } from './to-zsh.ts'

const scripts = {
  bash: toBash,
  zsh: toZsh,
  fish: toFish,
} satisfies Record<string, (entries: CompletionEntry[]) => string>

/** `longshore completion`: a script that makes a shell complete the commands of this program and their options. */
export function completion(
  shell: keyof typeof scripts,
  program: Command,
  { stdout }: Pick<Io, 'stdout'>,
): void {
  stdout.write(scripts[shell](toEntries(program)))
}
