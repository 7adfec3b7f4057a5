import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createSecret, redactSecrets } from './index.ts'

const secret = 'p"ä ss/1'

it.each([
  { why: 'as it is', text: `denied: ${secret}!`, expected: 'denied: [redacted]!' },
  {
    why: 'twice',
    text: `${secret}${secret} ${secret}`,
    expected: '[redacted][redacted] [redacted]',
  },
  { why: 'in a URL', text: `?p=${encodeURIComponent(secret)}&x`, expected: '?p=[redacted]&x' },
  { why: 'in JSON', text: JSON.stringify({ secret }), expected: '{"secret":"[redacted]"}' },
  {
    why: 'in base64',
    text: `Basic ${Buffer.from(secret).toString('base64url')} x`,
    expected: 'Basic [redacted] x',
  },
  { why: 'nowhere', text: 'denied', expected: 'denied' },
])('cuts out a secret that stands there $why', ({ text, expected }) => {
  expect(redactSecrets(text, [createSecret(secret)])).toBe(expected)
})

it('cuts out secrets that overlap as one', () => {
  const secrets = ['abab', 'bac', ''].map(createSecret)
  expect(redactSecrets('xababacx', secrets)).toBe('x[redacted]x')
})

it('leaves no secret in any text', () => {
  const word = fc.string({ unit: fc.constantFrom('x', 'y', '1', '2'), minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 3 }),
      fc.array(word),
      (secrets, words) => {
        const shown = redactSecrets(words.join(''), secrets.map(createSecret))
        for (const each of secrets) expect(shown.replaceAll('[redacted]', ' ')).not.toContain(each)
      },
    ),
  )
})
