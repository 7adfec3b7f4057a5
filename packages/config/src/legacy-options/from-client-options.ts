import { nearestName } from '@longshore/hcl'
import type { DriverOptionsDraft } from '../rules/driver/driver-rule.ts'
import { type ClientOption, clientOptions } from './client-options.ts'
import { readClientValue } from './read-client-value.ts'

/** What is to be said about one of the client's options; the agent starts all the same. */
export interface ClientOptionWarning {
  /** As in the file: `docker.cleanup.image`. */
  option: string
  message: string
  hint: string
}

type Fields = Record<string, unknown>

/**
 * The driver's options in `client { options { "docker.…" = "…" } }`, as files from before Nomad 0.9 have them; names of
 * other drivers are left alone. What `plugin` has, a `plugin "docker" { config { … } }` as it was written, wins. The
 * result is for `driverOptionsSchema`.
 */
export function fromClientOptions(
  options: Readonly<Record<string, string>>,
  plugin: DriverOptionsDraft = {},
): { options: DriverOptionsDraft; warnings: ClientOptionWarning[] } {
  const merged: Fields = { ...plugin }
  const warnings: ClientOptionWarning[] = []
  const setBy = new Map<string, string>()

  for (const [name, option] of clientOptions) {
    const text = Object.hasOwn(options, name) ? options[name] : undefined
    if (text === undefined) continue
    const value = readClientValue(text, option)
    const winner = setBy.get(newName(option)) ?? (isSet(plugin, option) ? 'plugin "docker"' : null)
    if (value === undefined) warnings.push(notBool(name, text))
    else if (winner !== null) warnings.push(outdone(name, winner, option))
    else {
      put(merged, option, value)
      setBy.set(newName(option), name)
      warnings.push({
        option: name,
        message: `"${name}" is an old name`,
        hint: rewrite(option, value),
      })
    }
  }
  return { options: merged, warnings: [...warnings, ...unknownOptions(options)] }
}

function isSet(plugin: Fields, { block, name }: ClientOption): boolean {
  const fields = block === undefined ? plugin : ((plugin[block] as Fields | undefined) ?? {})
  return fields[name] !== undefined
}

function put(merged: Fields, { block, name }: ClientOption, value: unknown): void {
  if (block === undefined) merged[name] = value
  else merged[block] = { ...(merged[block] as Fields | undefined), [name]: value }
}

function newName({ block, name }: ClientOption): string {
  return block === undefined ? name : `${block} { ${name} }`
}

function rewrite({ block, name }: ClientOption, value: unknown): string {
  const option = `${name} = ${JSON.stringify(value)}`
  const inBlock = block === undefined ? option : `${block} { ${option} }`
  return `write plugin "docker" { config { ${inBlock} } }`
}

function outdone(option: string, winner: string, { name }: ClientOption): ClientOptionWarning {
  const message = `"${option}" has no effect, because ${winner} sets ${name}`
  return { option, message, hint: 'take it out' }
}

function notBool(option: string, text: string): ClientOptionWarning {
  const message = `"${option}" has no effect: it must be "true" or "false", and is ${JSON.stringify(text)}`
  return { option, message, hint: `write "${option}" = "true" or "false"` }
}

function unknownOptions(options: Readonly<Record<string, string>>): ClientOptionWarning[] {
  const known = [...clientOptions.keys()]
  return Object.keys(options).flatMap((option) => {
    if (!option.startsWith('docker.') || clientOptions.has(option)) return []
    const nearest = nearestName(option, known)
    const hint = nearest ? `did you mean "${nearest}"?` : 'take it out'
    return [
      { option, message: `unknown option ${JSON.stringify(option)} of the docker driver`, hint },
    ]
  })
}
