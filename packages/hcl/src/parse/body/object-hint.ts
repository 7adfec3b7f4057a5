import type { Cursor } from '../cursor.ts'
import { shorten } from '../describe-token.ts'

/** How to write a key that is no name: as one of an object, which the block around it becomes. */
export function objectHint({ block = 'options', text }: Cursor, keyStart: number): string {
  const definition = /(?:"([^"\n]*)"|([\w.-]+))[ \t]*(?:=[ \t]*("[^"\n]*"|[\w.-]+))?/y
  definition.lastIndex = keyStart
  const [, quoted, bare = '', value = '…'] = definition.exec(text) ?? []
  const key = JSON.stringify(shorten(quoted ?? bare))
  return `keys that are no names belong in an object: ${shorten(block)} = { ${key} = ${shorten(value)} }`
}
