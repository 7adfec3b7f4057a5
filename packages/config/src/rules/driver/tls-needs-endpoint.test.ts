import { expect, it } from 'vitest'
import { readDriverOptions } from '../../driver-options.test-support.ts'

it('warns about tls without endpoint', () => {
  expect(readDriverOptions('tls {\n ca = "ca.pem"\n }').problems).toEqual([
    {
      at: 'tls',
      message: '"tls" has no effect without endpoint',
      hint: 'add endpoint = "tcp://…"',
      severity: 'warning',
    },
  ])
})

it.each(['endpoint = "tcp://a:1"\n tls {\n ca = "ca.pem"\n }', 'tls {}', 'tls { ca = "" }'])(
  'is content with %s',
  (text) => {
    expect(readDriverOptions(text).problems).toEqual([])
  },
)
