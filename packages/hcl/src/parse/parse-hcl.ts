import type { Body } from '../ast.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { parseHcl1 } from '../hcl1/parse-hcl1.ts'
import { parseJson } from '../json/parse-json.ts'
import type { Source } from '../source/range.ts'
import type { Cursor } from './cursor.ts'
import { parseNative } from './parse-native.ts'
import { parseText } from './parse-text.ts'

export interface ParseResult {
  /** What could be read. A block that is not closed is there, and ends with the last token. */
  body: Body
  /** In the order of the text. */
  diagnostics: Diagnostic[]
}

export interface ParseOptions {
  /**
   * In which of HCL's forms the text is written: HCL2's native syntax
   * (https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md), its JSON (…/json/spec.md), or HCL1
   * (https://github.com/hashicorp/hcl/tree/hcl1). By default `auto`: JSON where the first character is `{`; else native;
   * and HCL1, with a warning, where that has errors of which HCL1 has none and none is inside a `${…}`, which HCL1 does
   * not look into.
   */
  syntax?: 'auto' | 'native' | 'hcl1' | 'json'
}

const readers = { native: parseNative, hcl1: parseHcl1, json: parseJson }

/**
 * Parses a text. It never throws: the syntax errors of the whole text come back as diagnostics, with what could be read
 * as the body. HCL1 is read up to its first error.
 */
export function parseHcl(source: Source, { syntax = 'auto' }: ParseOptions = {}): ParseResult {
  if (syntax !== 'auto') return parseAs(source, readers[syntax])
  if (/^\ufeff?\s*\{/.test(source.text)) return parseAs(source, parseJson)
  const native = parseAs(source, parseNative)
  const [first] = native.diagnostics
  if (first === undefined) return native
  if (native.diagnostics.some((error) => isInInterpolation(source.text, error))) return native
  const old = parseAs(source, parseHcl1)
  if (old.diagnostics.length > 0) return native
  const message = `this is HCL1, and the whole text was read as that: in HCL2 ${first.message}`
  return { body: old.body, diagnostics: [{ ...first, severity: 'warning', message }] }
}

/** Whether a `${` in quotes begins at the error, or is open on its line before it. */
function isInInterpolation(text: string, { range: { start } }: Diagnostic): boolean {
  const line = text.slice(text.lastIndexOf('\n', start.offset - 1) + 1, start.offset + 2)
  return /"[^"]*\$\{[^}"]*$/.test(line)
}

function parseAs(source: Source, read: (cursor: Cursor) => Body): ParseResult {
  const { result: body, diagnostics } = parseText(source, read)
  return { body, diagnostics }
}
