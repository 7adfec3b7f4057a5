import { createHash } from 'node:crypto'
import { FunctionProblem } from '../function-problem.ts'
import { textFunction } from '../text-function.ts'
import { formatUuid } from './format-uuid.ts'

/** RFC 9562, section 6.6. */
const namespaces = new Map([
  ['dns', '6ba7b810-9dad-11d1-80b4-00c04fd430c8'],
  ['url', '6ba7b811-9dad-11d1-80b4-00c04fd430c8'],
  ['oid', '6ba7b812-9dad-11d1-80b4-00c04fd430c8'],
  ['x500', '6ba7b814-9dad-11d1-80b4-00c04fd430c8'],
])

/** The UUID of a name in a namespace, which is one of those above or any UUID. */
export const uuidv5 = textFunction(['namespace', 'name'], (namespace, name) => {
  const digits = parseUuid(namespaces.get(namespace) ?? namespace)
  if (digits === undefined) {
    throw new FunctionProblem('the namespace must be "dns", "url", "oid", "x500" or a UUID', 0)
  }
  const hash = createHash('sha1').update(Buffer.from(digits, 'hex')).update(name)
  return formatUuid(hash.digest(), 5)
})

/** Its digits, of a UUID that is written with or without `-`, in braces, or as a URN. */
function parseUuid(text: string): string | undefined {
  const braced = /^[{](.{36})[}]$/s.exec(text)?.[1]
  const bare = (braced ?? text).replace(/^urn:uuid:/i, '')
  const isUuid =
    /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i.test(bare) ||
    /^[\da-f]{32}$/i.test(text)
  return isUuid ? bare.replaceAll('-', '') : undefined
}
