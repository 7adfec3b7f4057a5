import { expect, it } from 'vitest'
import { limitOutput } from './limit-output.ts'
import { createPlainScreen } from './plain-screen.ts'

it('leaves out lines while the reader is far behind, and says how many', () => {
  const stdout = { writableLength: 0 }
  let written = ''
  const plain = createPlainScreen((text) => {
    written += text
  })
  const screen = limitOutput(plain, stdout)
  screen.output('web', 'stdout', 'first')
  stdout.writableLength = 100_000_000
  screen.output('web', 'stdout', 'second')
  screen.output('web', 'stdout', 'third')
  screen.event('web', 'Killing')
  stdout.writableLength = 0
  screen.output('web', 'stdout', 'fourth')
  screen.close()
  expect(written.split('\n')).toEqual([
    'web | first',
    '    web: Killing',
    '==> 2 lines are not shown; the log files have them',
    'web | fourth',
    '',
  ])
})
