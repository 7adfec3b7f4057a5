import type { BlockType, HclType } from '../schema/hcl-type.ts'

/** How an option or a block of this type is written, with `…` for what is the user's. */
export function howToWrite(name: string, type: HclType): string {
  if (name === 'reserved_ports') return 'port "<label>" { static = … }'
  if (type.kind === 'block') return blockText(name, type)
  if (type.kind === 'list' && type.element.kind === 'block') return blockText(name, type.element)
  if (type.kind === 'map') return `${name} { … }`
  return `${name} = ${valueText(type)}`
}

function valueText(type: HclType): string {
  if (type.kind === 'union') return type.options.map(valueText).join(' or ')
  return {
    string: '"…"',
    number: '…',
    bool: 'true',
    any: '…',
    list: '[…]',
    map: '{ … }',
    block: '{ … }',
  }[type.kind]
}

function blockText(name: string, { label }: BlockType): string {
  return label === undefined ? `${name} { … }` : `${name} "<${label}>" { … }`
}
