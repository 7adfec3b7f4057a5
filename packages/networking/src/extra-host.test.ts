import { expect, it } from 'vitest'
import { toExtraHost } from './extra-host.ts'

it.each([
  { written: 'db:10.0.0.5', sent: 'db:10.0.0.5' },
  { written: 'db=10.0.0.5', sent: 'db:10.0.0.5' },
  { written: 'six:2001:db8::5', sent: 'six:2001:db8::5' },
  { written: 'six:[2001:db8::5]', sent: 'six:2001:db8::5' },
  { written: 'six=[2001:db8::5]', sent: 'six:2001:db8::5' },
  { written: 'host:host-gateway', sent: 'host:host-gateway' },
])('sends $written as $sent', ({ written, sent }) => {
  expect(toExtraHost(written)).toBe(sent)
})

it.each(['', 'db', 'db:', ':10.0.0.5', 'db:${unknown}', 'db:10.0.0.5\n10.0.0.6 x', 'a b:10.0.0.5'])(
  'refuses %j',
  (written) => {
    expect(() => toExtraHost(written)).toThrowError(
      expect.objectContaining({ code: 'EXTRA_HOST_INVALID' }),
    )
  },
)
