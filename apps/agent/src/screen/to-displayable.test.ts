import { expect, it } from 'vitest'
import { toDisplayable } from './to-displayable.ts'

it.each([
  { why: 'plain text', text: 'a\tb ü 🚢', shown: 'a\tb ü 🚢' },
  { why: 'colours', text: '\x1b[1;31mred\x1b[0m', shown: '\x1b[1;31mred\x1b[0m' },
  { why: 'clearing the screen', text: 'a\x1b[2Jb', shown: 'a[2Jb' },
  { why: 'a title', text: '\x1b]0;title\x07', shown: ']0;title' },
  { why: 'going back', text: 'secret\r\bpublic', shown: 'secretpublic' },
  { why: 'C1 controls', text: '\x9b2J', shown: '2J' },
])('shows $why as $shown', ({ text, shown }) => {
  expect(toDisplayable(text)).toBe(shown)
})
