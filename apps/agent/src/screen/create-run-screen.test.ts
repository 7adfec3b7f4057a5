import { expect, it } from 'vitest'
import { createFakeTerminal } from '../../test/fake-terminal.ts'
import { createRunScreen } from './create-run-screen.ts'
import { layerOf, viewOf } from './views.test-support.ts'

const half = viewOf([layerOf(1, 'Downloading', 50, 100)])

it.each([
  {
    why: 'a terminal without a size',
    columns: 0,
    json: false,
    text: '    db: pulled 50 B of 100 B of redis:7 in 1 layer (50 %)',
  },
  {
    why: 'JSON on a terminal',
    columns: 80,
    json: true,
    text: expect.stringMatching(/^\{"kind":"pull","task":"db","image":"redis:7",/),
  },
])('writes lines for $why', ({ columns, json, text }) => {
  const terminal = createFakeTerminal(columns, 24)
  const screen = createRunScreen(terminal.stdout, json)
  screen.pull({ task: 'db', ...half })
  expect(terminal.text()).toEqual(text)
  screen.close()
})
