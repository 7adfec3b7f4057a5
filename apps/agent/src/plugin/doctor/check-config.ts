import { resolve } from 'node:path'
import type { NomadConfig } from '../nomad-config.ts'
import { type Finding, ok, problem } from './finding.ts'

const about = 'config'

/** Whether Nomad's config makes it look for the driver in the folder, and what is wrong with the driver's options. */
export function checkConfig(config: NomadConfig, folder: string): Finding[] {
  const { pluginDir, hasBlock, diagnostics } = config
  const findings = [
    ...diagnostics.filter(({ severity }) => severity === 'error').map(toFinding),
    ...checkFolder(pluginDir, folder),
    ...(hasBlock ? [] : [noBlock]),
  ]
  return findings.length > 0
    ? findings
    : [ok(about, `plugin_dir is ${folder}, plugin "docker" is there.`)]
}

function toFinding({ source, range, message, hint }: NomadConfig['diagnostics'][number]): Finding {
  const { line, column } = range.start
  const text = hint ?? 'correct it'
  const sentence = `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('?') ? '' : '.'}`
  return problem(about, `${source.path}:${line}:${column}: ${message}.`, sentence)
}

function checkFolder(used: string | undefined, folder: string): Finding[] {
  if (used !== undefined && resolve(used) === folder) return []
  const message = `Nomad looks for plugins in ${used ?? 'no folder'}, and not in ${folder}.`
  return [problem(about, message, `Set plugin_dir = "${folder}".`)]
}

const noBlock = problem(
  about,
  'Without a plugin "docker" block Nomad uses its own driver.',
  'Add plugin "docker" { }: it may be empty.',
)
