import type { Attribute, Body, BodyItem, Diagnostic, Expression, Range } from '@longshore/hcl'
import { textOf } from '../variables/definitions.ts'
import { warningAt } from '../warning-at.ts'

type Report = (diagnostic: Diagnostic) => void

/** The file without the plugins that are not the docker driver, of which each is a warning. */
export function withoutOtherPlugins(body: Body, report: Report): Body {
  return { ...body, items: body.items.flatMap((item) => toKept(item, report) ?? []) }
}

function toKept(item: BodyItem, report: Report): BodyItem | undefined {
  if (item.kind === 'attribute')
    return item.name === 'plugin' ? { ...item, expression: keepOwn(item.expression, report) } : item
  const [label] = item.labels
  if (item.type !== 'plugin' || !label || isOwn(label.value)) return item
  report(warning(label.value, label.range))
  return undefined
}

/** In JSON and HCL1 plugins are keys, also of several objects. */
function keepOwn(expression: Expression, report: Report): Attribute['expression'] {
  if (expression.kind === 'tuple')
    return { ...expression, items: expression.items.map((item) => keepOwn(item, report)) }
  if (expression.kind !== 'object') return expression
  const entries = expression.entries.filter(({ key }) => {
    const name = textOf(key)
    if (name === undefined || isOwn(name)) return true
    report(warning(name, key.range))
    return false
  })
  return { ...expression, entries }
}

function isOwn(name: string): boolean {
  return name === 'docker'
}

function warning(name: string, range: Range): Diagnostic {
  const message = `plugin ${JSON.stringify(name)} has no effect here`
  return warningAt(range, message, 'docker is the only driver of Longshore')
}
