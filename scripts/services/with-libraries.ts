import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { aptGet } from './apt-get.ts'
import type { Tools } from './tools.ts'

/** Names these packages and every library package that they need, whatever is installed on this machine. */
export async function withLibraries(
  tools: Tools,
  packages: string[],
  folder: string,
): Promise<string[]> {
  const status = join(folder, 'nothing-is-installed')
  await writeFile(status, '')
  const args = ['-o', `Dir::State::status=${status}`, '--no-install-recommends', 'install']
  const plan = await aptGet(tools, ['--simulate', ...args, ...packages])
  return plannedPackages(plan).filter((name) => name.startsWith('lib') || packages.includes(name))
}

/** Reads the packages out of what `apt-get --simulate install` prints. */
export function plannedPackages(plan: string): string[] {
  return [...plan.matchAll(/^Inst (?<name>\S+)/gm)].flatMap((match) => match.groups?.name ?? [])
}
