import { type Body, evaluate, parseHcl } from '@longshore/hcl'
import { toPlain } from '../decode/to-plain.ts'

/** A file of HCL2 in HCL's JSON form: blocks as lists of objects, with their labels as keys around. */
export function toJsonForm(text: string): unknown {
  return fromBody(parseHcl({ path: 'file.hcl', text }).body)
}

function fromBody({ items }: Body): Record<string, unknown> {
  const form: Record<string, unknown> = {}
  for (const item of items) {
    if (item.kind === 'attribute') {
      const { value } = evaluate(item.expression, { runtime: () => true })
      if (value) form[item.name] = toPlain(value)
    } else {
      const inner = item.labels.reduceRight<unknown>(
        (around, { value }) => ({ [value]: around }),
        fromBody(item.body),
      )
      form[item.type] = [...((form[item.type] as unknown[] | undefined) ?? []), inner]
    }
  }
  return form
}
