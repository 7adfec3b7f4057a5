import { expect, it } from 'vitest'
import { jobText, problemsOf } from '../../job.test-support.ts'

it('warns about a driver beside another type', () => {
  const config = 'logging {\n type = "syslog"\n driver = "journald"\n }'
  expect(problemsOf(jobText({ config }))).toEqual([
    {
      at: 'driver',
      message: '"driver" has no effect beside type = "syslog"',
      hint: 'take it out',
      severity: 'warning',
    },
  ])
})

it.each(['driver = "syslog"', 'type = "syslog"\n driver = "syslog"'])(
  'is content with %s',
  (logging) => {
    expect(problemsOf(jobText({ config: `logging {\n ${logging}\n }` }))).toEqual([])
  },
)
