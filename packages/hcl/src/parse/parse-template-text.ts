import type { TemplateExpression } from '../ast.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Source } from '../source/range.ts'
import { parseText } from './parse-text.ts'
import { parseBareTemplate } from './template/parse-bare-template.ts'

export interface TemplateResult {
  /** What could be read. */
  template: TemplateExpression
  /** In the order of the text. */
  diagnostics: Diagnostic[]
}

/** Parses a text that is a template as a whole, without quotes and without escapes by backslash. It never throws. */
export function parseTemplate(source: Source): TemplateResult {
  const { result: template, diagnostics } = parseText(source, parseBareTemplate)
  return { template, diagnostics }
}
