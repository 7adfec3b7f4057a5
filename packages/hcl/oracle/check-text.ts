import {
  type Body,
  createBudget,
  createFunctions,
  type Diagnostic,
  evaluate,
  expandDynamic,
  formatDiagnostic,
  formatHcl,
  type ParseOptions,
  parseExpression,
  parseHcl,
  parseTemplate,
  type Scope,
} from '../src/index.ts'

const syntaxes = ['auto', 'native', 'hcl1', 'json'] as const satisfies ParseOptions['syntax'][]

const functions = createFunctions()

/** Does with a text all that can be done with one. Throws where anything throws, or a result contradicts itself. */
export function checkText(text: string): void {
  const source = { path: 'fuzz', text }
  const scope: Scope = {
    functions,
    runtime: (root) => root.startsWith('NOMAD_') || root === 'attr',
    budget: createBudget(200_000),
  }
  for (const syntax of syntaxes) {
    const { body, diagnostics } = parseHcl(source, { syntax })
    const expansion = expandDynamic(body, scope)
    const found = [...diagnostics, ...expansion.diagnostics, ...evaluateBody(expansion.body, scope)]
    for (const diagnostic of found.slice(0, 20)) checkDiagnostic(diagnostic, text)
  }
  const { expression } = parseExpression(source)
  if (expression) evaluate(expression, scope)
  evaluate(parseTemplate(source).template, scope)
  checkFormat(text)
}

function evaluateBody(body: Body, scope: Scope): Diagnostic[] {
  return body.items.flatMap((item) =>
    item.kind === 'attribute'
      ? evaluate(item.expression, scope).diagnostics
      : evaluateBody(item.body, scope),
  )
}

function checkDiagnostic(diagnostic: Diagnostic, text: string): void {
  const { start, end } = diagnostic.range
  if (start.offset < 0 || end.offset > text.length || start.offset > end.offset) {
    throw new Error(`a diagnostic is out of the text: ${diagnostic.message}`)
  }
  formatDiagnostic(diagnostic, { path: 'fuzz', text })
}

function checkFormat(text: string): void {
  const { text: formatted, diagnostics } = formatHcl({ path: 'fuzz', text })
  if ((formatted === undefined) !== diagnostics.length > 0) {
    throw new Error('a text is either formatted, or there is a diagnostic')
  }
  if (formatted === undefined) return
  const again = formatHcl({ path: 'fuzz', text: formatted }).text
  if (again !== formatted) throw new Error('a formatted text is formatted to another')
  const [before, after] = [withoutSpace(text), withoutSpace(formatted)]
  if (before !== after) throw new Error('formatting changed more than space')
}

function withoutSpace(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/[ \t\r]/g, '')
}
