import { expect, it } from 'vitest'
import { formatBytes } from './format-bytes.ts'

it.each([
  { bytes: 0, text: '0 B' },
  { bytes: 999, text: '999 B' },
  { bytes: 1000, text: '1.0 kB' },
  { bytes: 18_240_000, text: '18.2 MB' },
  { bytes: 5e15, text: '5000.0 TB' },
])('writes $bytes as $text', ({ bytes, text }) => {
  expect(formatBytes(bytes)).toBe(text)
})
