import { pathToFileURL } from 'node:url'
import { LongshoreError } from '@longshore/errors'

/** What a launcher starts. All paths are absolute. */
export interface Launcher {
  /** The Node that runs it, and that Node's own arguments. */
  node: string
  nodeArgs: readonly string[]
  /** Of `longshore`. */
  program: string
  stateDir?: string | undefined
}

/** By it a launcher is known as ours; what it starts follows as JSON. */
const marker = 'longshore-plugin '

/** As much of a first line as every Linux takes (execve(2): 127 before 5.1). */
const maxShebang = 127

/**
 * The executable that a Nomad client starts as its driver: a script of Node's own, or of the shell where Node's path does not fit
 * into a first line. Arguments from Nomad's `plugin` block are passed on.
 *
 * @throws LongshoreError `PLUGIN_PATH_UNUSABLE`
 */
export function toLauncherText(launcher: Launcher): string {
  const { node, nodeArgs, program, stateDir } = launcher
  const args = ['plugin', ...(stateDir === undefined ? [] : ['--state-dir', stateDir])]
  for (const path of [node, program, ...args]) refuseUnprintable(path)
  const note = `${marker}${JSON.stringify(launcher)}`
  const shebang = `#!${node}`
  if (nodeArgs.length === 0 && /^\S+$/.test(node) && shebang.length <= maxShebang)
    return `${shebang}
// ${note}
// Nomad's docker driver; written by \`longshore plugin install\`.
process.argv.splice(2, 0, ${args.map((arg) => JSON.stringify(arg)).join(', ')})
import(${JSON.stringify(pathToFileURL(program).href)})
`
  return `#!/bin/sh
# ${note}
# Nomad's docker driver; written by \`longshore plugin install\`.
exec ${[node, ...nodeArgs, program, ...args].map(toShellWord).join(' ')} "$@"
`
}

/** What a file starts, if it is a launcher of ours. */
export function readLauncher(text: string): Launcher | undefined {
  const [, second = ''] = text.split('\n', 2)
  const note = /^(?:\/\/|#) longshore-plugin (\{.*\})$/.exec(second)?.[1]
  if (note === undefined) return undefined
  try {
    return JSON.parse(note)
  } catch {
    return undefined
  }
}

function toShellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** A line break would end the comment that says what is started. */
function refuseUnprintable(path: string): void {
  if (!/[\p{Cc}\u2028\u2029]/u.test(path)) return
  throw new LongshoreError(
    'PLUGIN_PATH_UNUSABLE',
    `The path ${JSON.stringify(path)} has a control character in it.`,
    { hint: 'Rename the folder.' },
  )
}
