import type { ClientOption } from './client-options.ts'

/** The texts of Go's `strconv.ParseBool` (https://pkg.go.dev/strconv#ParseBool). */
const TRUE = ['1', 't', 'T', 'TRUE', 'true', 'True']
const FALSE = ['0', 'f', 'F', 'FALSE', 'false', 'False']

/** A text as its option has it; `undefined` for one that is no bool. */
export function readClientValue(
  text: string,
  { kind }: ClientOption,
): string | boolean | string[] | undefined {
  if (kind === 'text') return text
  if (kind === 'bool') return TRUE.includes(text) ? true : FALSE.includes(text) ? false : undefined
  const items = text.split(',').map((item) => item.trim())
  return items.filter((item) => item !== '')
}
