import { parseArgs } from 'node:util'

export interface PluginLaunch {
  /** Where the plugin keeps its state, if the operator names a folder. */
  stateDir?: string
}

/**
 * Whether these arguments start the plugin, as `plugin [--state-dir <folder>]` does, and no arguments at all where Nomad's cookie
 * says so. Undefined for anything else, mistakes too: the whole command line is for people.
 */
export function readPluginLaunch(
  [command, ...args]: readonly string[],
  env: Record<string, string | undefined>,
): PluginLaunch | undefined {
  if (command === undefined) return env.NOMAD_PLUGIN_MAGIC_COOKIE ? {} : undefined
  if (command !== 'plugin') return undefined
  try {
    const options = { 'state-dir': { type: 'string' } } as const
    const { values } = parseArgs({ args: args.map(toDoubleDash), options })
    return values['state-dir'] === undefined ? {} : { stateDir: values['state-dir'] }
  } catch {
    return undefined
  }
}

/** Nomad spells options with one dash. */
function toDoubleDash(arg: string): string {
  return arg.replace(/^-(?=state-dir(=|$))/, '--')
}
