import { expect, it } from 'vitest'
import { maskSecrets } from './mask-secrets.ts'

it.each([
  { text: 'password = "hunter2"', shown: 'password = "*******"' },
  { text: 'auth { pasword="a\\"b" }', shown: 'auth { pasword="****" }' },
  { text: '{"Password": "hunter2", "user": "me"}', shown: '{"Password": "*******", "user": "me"}' },
  { text: 'DB_TOKEN = "t" # t', shown: 'DB_TOKEN = "*" # t' },
  { text: 'image = "redis:7"', shown: 'image = "redis:7"' },
  { text: 'password = var.password', shown: 'password = var.password' },
])('shows $text as $shown', ({ text, shown }) => {
  expect(maskSecrets(text)).toBe(shown)
})
