import { type Diagnostic, parseHcl, type Source } from '@longshore/hcl'
import type { z } from 'zod'
import { type Decoded, decode } from '../decode/decode.ts'
import type { Draft } from '../decode/draft.ts'
import { fromClientOptions } from '../legacy-options/from-client-options.ts'
import { findRefused, type Refused } from '../refused.ts'
import type { DriverOptionsDraft } from '../rules/driver/driver-rule.ts'
import { driverRules } from '../rules/driver/driver-rules.ts'
import { driverOptionsSchema } from '../schema/driver-options-schema.ts'
import { toHclType } from '../schema/hcl-type.ts'
import { inOrder, type SourceDiagnostic } from '../source-diagnostic.ts'
import { validate } from '../validate/validate.ts'
import { warningAt } from '../warning-at.ts'
import type { Agent } from './agent.ts'
import { agentFileSchema } from './agent-schema.ts'
import { dynamicPorts } from './dynamic-ports.ts'
import { mergeDrafts } from './merge-drafts.ts'
import { withoutOtherPlugins } from './without-other-plugins.ts'

type AgentFileDraft = Draft<z.input<typeof agentFileSchema>>

interface AgentFile extends Decoded<z.input<typeof agentFileSchema>> {
  source: Source
}

export interface AgentFileOptions {
  /** What the caller cannot do: an error where a file has it. */
  refused?: Refused
  /** What the caller has no use for: a warning. */
  unused?: Refused
}

/**
 * Reads an agent's files, in HCL1 as Nomad's or in JSON, and merges them in order (agent.md, *Agent files*). Says
 * everything that is wrong with all of them at once; `agent` is there unless a diagnostic is an error. Without
 * a file it has the defaults.
 */
export function parseAgentFiles(
  sources: readonly Source[],
  { refused = {}, unused = {} }: AgentFileOptions = {},
): {
  agent: Agent | undefined
  diagnostics: (SourceDiagnostic & { source: Source })[]
} {
  const files = sources.map(readFile)
  const merged = merge(files)
  const { driver, warnings } = applyClientOptions(merged, files)
  const diagnostics = [
    ...files.flatMap((file) =>
      inOrder([
        ...file.diagnostics,
        ...check(file),
        ...find(file, refused),
        ...find(file, unused).map(toWarning),
        ...warnings.filter(({ places }) => places === file.places).map(({ warning }) => warning),
      ]).map(about(file)),
    ),
  ]
  const isUsable = diagnostics.every(({ severity }) => severity === 'warning')
  return { agent: isUsable ? toAgent(merged, driver) : undefined, diagnostics }
}

function readFile(source: Source): AgentFile {
  const syntax = /^\ufeff?\s*[{[]/.test(source.text) ? 'json' : 'hcl1'
  const { body, diagnostics } = parseHcl(source, { syntax })
  const rest = withoutOtherPlugins(body, (diagnostic) => diagnostics.push(diagnostic))
  const decoded = decode(rest, agentFileSchema)
  return { ...decoded, source, diagnostics: [...diagnostics, ...decoded.diagnostics] }
}

function check({ value, places, ...file }: AgentFile): Diagnostic[] {
  const { diagnostics } = validate({ value, places, ...file }, agentFileSchema)
  const ofPlugins = (value.plugin ?? []).flatMap(({ config }, index) =>
    config ? driverRules.flatMap((rule) => rule(config, ['plugin', index, 'config'], places)) : [],
  )
  return [...diagnostics, ...ofPlugins, ...dynamicPorts(value, places)]
}

const agentFileType = toHclType(agentFileSchema)

function find({ value, places }: AgentFile, refused: Refused): Diagnostic[] {
  return findRefused(value, agentFileType, { refused, places })
}

function toWarning({ range, message }: Diagnostic): Diagnostic {
  return warningAt(range, message)
}

function merge(files: AgentFile[]): AgentFileDraft {
  return files.reduce<AgentFileDraft>((merged, { value }) => mergeDrafts(merged, value), {})
}

/** Puts what old files have in `client { options }` where it belongs now. */
function applyClientOptions(merged: AgentFileDraft, files: AgentFile[]) {
  const old = Object.fromEntries(merged.client?.options ?? [])
  const [plugin] = merged.plugin ?? []
  const { options, warnings } = fromClientOptions(old, plugin?.config)
  return {
    driver: options,
    warnings: warnings.flatMap(({ option, message, hint }) => {
      const path = ['client', 'options', option]
      const file = files.findLast(({ places }) => places.has(path))
      if (!file) return []
      const { places } = file
      return { places, warning: warningAt(places.find(path).key, message, hint) }
    }),
  }
}

function about({ source }: AgentFile) {
  return (diagnostic: Diagnostic) => ({ ...diagnostic, source })
}

function toAgent(merged: AgentFileDraft, driver: DriverOptionsDraft): Agent {
  const { plugin: _, ...agent } = agentFileSchema.parse(merged)
  return { ...agent, driver: driverOptionsSchema.parse(driver) }
}
