import { expect, it } from 'vitest'
import { readDriverOptions } from '../../driver-options.test-support.ts'

it('warns about how to collect what is not collected', () => {
  const text = 'disable_log_collection = true\nlog_collection = "logmon"'
  expect(readDriverOptions(text).problems).toEqual([
    {
      at: 'log_collection',
      message: '"log_collection" has no effect with disable_log_collection = true',
      hint: 'take one of the two out',
      severity: 'warning',
    },
  ])
})

it.each(['log_delivery = "best_effort"', 'disable_log_collection = true'])(
  'is content with %s',
  (text) => {
    expect(readDriverOptions(text).problems).toEqual([])
  },
)
