import { z } from 'zod'
import { units } from '../schema/in-unit.ts'
import { typeNames } from '../schema/type-names.ts'
import { blockOf, type ObjectSchema, type Option, optionsOf, shapeOf } from './options-of.ts'
import { unwrap } from './unwrap.ts'

/**
 * A block's options as Markdown: a table of its own options, and after it a section with a table for each block inside,
 * once where it is in several. `title` is the first heading.
 */
export function toOptionTable(schema: z.core.$ZodType, title: string): string {
  const { base } = unwrap(schema)
  if (base._zod.def.type !== 'object') throw new TypeError('Only a block has a table of options')
  const sections: Section[] = []
  addSections({ schema: base as ObjectSchema, title, path: [] }, sections)
  return sections.map((section) => toText(section, sections)).join('\n')
}

interface Section {
  schema: ObjectSchema
  title: string
  /** The names of the blocks that it is in, and its own. */
  path: readonly string[]
}

/** In the order of a reader: each block before those inside it. */
function addSections(section: Section, sections: Section[]): void {
  if (sections.some(({ schema }) => schema === section.schema)) return
  sections.push(section)
  for (const { name, schema } of optionsOf(section.schema)) {
    const block = blockOf(schema)
    if (!block) continue
    const path = [...section.path, name]
    addSections({ schema: block.schema, title: `\`${path.join('.')}\``, path }, sections)
  }
}

function toText({ schema, title, path }: Section, sections: Section[]): string {
  const rows = optionsOf(schema).map((option) => toRow(option, sections))
  return [
    `${path.length === 0 ? '#' : '##'} ${title}`,
    '',
    '| option | type | default | what |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

function toRow(option: Option, sections: Section[]): string {
  const { name, schema, description, fallback, isRequired } = option
  const block = blockOf(schema)
  const hasFallback = fallback !== undefined && block === undefined
  const cells = [
    `\`${name}\``,
    block ? blockText(block, sections) : typeText(schema),
    isRequired ? 'required' : hasFallback ? `\`${JSON.stringify(fallback)}\`` : '',
    plainText(description),
  ]
  return `| ${cells.join(' | ')} |`
}

function blockText(
  { schema, isRepeatable }: { schema: ObjectSchema; isRepeatable: boolean },
  sections: Section[],
): string {
  const { label } = shapeOf(schema)
  const { title } = sections.find((section) => section.schema === schema) ?? { title: '' }
  const link = `[block](#${anchorOf(title)})`
  const ofLabel = label === 'label' ? 'with a label' : label && `with its ${label} as label`
  return [link, ofLabel, isRepeatable && 'repeatable'].filter(Boolean).join(', ')
}

/** GitHub's anchor of a heading. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-')
}

function typeText(schema: z.core.$ZodTypes): string {
  const { typeName } = typeNames.get(schema) ?? {}
  if (typeName !== undefined) return typeName
  const { def } = schema._zod
  switch (def.type) {
    case 'string':
      return wordsOf(schema) ?? 'string'
    case 'enum':
      return wordList(Object.values(def.entries))
    case 'number': {
      const { unit } = units.get(schema) ?? {}
      return unit === undefined ? 'number' : `number of ${unit}`
    }
    case 'boolean':
      return 'bool'
    case 'union':
      return def.options.map((each) => typeText(unwrap(each).base)).join(' or ')
    case 'array':
      return `list of ${typeText(unwrap(def.element).base)}`
    case 'map':
      return `map of ${typeText(unwrap(def.valueType).base)}`
    default:
      return def.type === 'unknown' ? 'any' : def.type
  }
}

function wordsOf(schema: z.core.$ZodTypes): string | undefined {
  const { enum: words } = z.globalRegistry.get(schema) ?? {}
  return Array.isArray(words) ? wordList(words.filter((word) => word !== '')) : undefined
}

function wordList(words: unknown[]): string {
  return words.map((word) => `\`${JSON.stringify(word)}\``).join(', ')
}

/** What a table's cell or HTML would take for its own. */
function plainText(text: string): string {
  return text.replaceAll(/[|<>*`[\]]/g, '\\$&')
}
