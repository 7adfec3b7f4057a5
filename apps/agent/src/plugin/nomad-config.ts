import { join } from 'node:path'
import { type Agent, parseAgentFiles, type SourceDiagnostic } from '@longshore/config'
import { type Body, type BodyItem, parseHcl, type Source } from '@longshore/hcl'

/** What a Nomad agent's files say of the docker driver. */
export interface NomadConfig {
  /** Where Nomad looks for plugins; undefined where they do not say. */
  pluginDir: string | undefined
  /** The driver's options; undefined where something is not valid. */
  driver: Agent['driver'] | undefined
  /** Whether there is a `plugin "docker"` block at all. */
  hasBlock: boolean
  diagnostics: (SourceDiagnostic & { source: Source })[]
}

/** Reads them as far as they are about that: the rest is Nomad's own. */
export function readNomadConfig(sources: readonly Source[]): NomadConfig {
  const read = sources.map(keepOurs)
  const { agent, diagnostics } = parseAgentFiles(read.map(({ source }) => source))
  const { agent: folders } = parseAgentFiles(read.map(({ withoutBlock }) => withoutBlock))
  const { plugin_dir, data_dir } = folders ?? {}
  return {
    pluginDir: plugin_dir ?? (data_dir && join(data_dir, 'plugins')),
    driver: agent?.driver,
    hasBlock: read.some(({ hasBlock }) => hasBlock),
    diagnostics,
  }
}

const ours = new Set(['plugin_dir', 'data_dir'])

interface Kept {
  source: Source
  /** Its folders, whatever is wrong with the driver's options. */
  withoutBlock: Source
  hasBlock: boolean
}

function keepOurs(source: Source): Kept {
  if (/^\ufeff?\s*[{[]/.test(source.text)) return keepOfJson(source)
  const { body, diagnostics } = parseHcl(source, { syntax: 'hcl1' })
  // What cannot be read is told by the reader of agent files.
  if (diagnostics.some(({ severity }) => severity === 'error'))
    return { source, withoutBlock: source, hasBlock: false }
  const others = body.items.filter((item) => !isOurs(item))
  const args = body.items.filter(isPlugin).flatMap((item) => argsOf(item.body))
  const blocks = body.items.filter(isPlugin)
  return {
    source: { ...source, text: blank(source.text, [...others, ...args]) },
    withoutBlock: { ...source, text: blank(source.text, [...others, ...blocks]) },
    hasBlock: blocks.length > 0,
  }
}

function isOurs(item: BodyItem): boolean {
  return item.kind === 'attribute' ? ours.has(item.name) : isPlugin(item)
}

function isPlugin(item: BodyItem): item is Extract<BodyItem, { kind: 'block' }> {
  return item.kind === 'block' && item.type === 'plugin' && item.labels[0]?.value === 'docker'
}

/** Nomad's own, of any plugin: what it is started with. */
function argsOf({ items }: Body): BodyItem[] {
  return items.filter((item) => item.kind === 'attribute' && item.name === 'args')
}

/** The text without these parts of it, and every other at the place where it was. */
function blank(text: string, items: readonly BodyItem[]): string {
  return items.reduce((left, { range: { start, end } }) => {
    const part = left.slice(start.offset, end.offset)
    return left.slice(0, start.offset) + part.replace(/[^\n]/g, ' ') + left.slice(end.offset)
  }, text)
}

function keepOfJson(source: Source): Kept {
  let file: unknown
  try {
    file = JSON.parse(source.text.replace(/^\ufeff/, ''))
  } catch {
    return { source, withoutBlock: source, hasBlock: false }
  }
  const objects = [file].flat().filter((value) => typeof value === 'object' && value !== null)
  const plugins = objects.flatMap((object) => (object as { plugin?: unknown }).plugin ?? [])
  const docker = plugins
    .flatMap((plugin) => (plugin as { docker?: unknown } | null)?.docker ?? [])
    .map((block) => ({ config: (block as { config?: unknown } | null)?.config ?? {} }))
  const entries = objects.flatMap((object) => Object.entries(object as object))
  const kept = Object.fromEntries(entries.filter(([name]) => ours.has(name)))
  const hasBlock = docker.length > 0
  const text = JSON.stringify({ ...kept, ...(hasBlock && { plugin: { docker } }) })
  return {
    source: { ...source, text },
    withoutBlock: { ...source, text: JSON.stringify(kept) },
    hasBlock,
  }
}
