import { expect, it } from 'vitest'
import { byteSize } from './byte-size.ts'

it.each([
  { text: '1', bytes: 1 },
  { text: '512b', bytes: 512 },
  { text: '10MiB', bytes: 10_485_760 },
  { text: '10mb', bytes: 10_485_760 },
  { text: '10m', bytes: 10_485_760 },
  { text: '1.5 K', bytes: 1536 },
  { text: '2TiB', bytes: 2_199_023_255_552 },
])('reads $text', ({ text, bytes }) => {
  expect(byteSize.parse(text)).toBe(bytes)
})

it.each(['', '0', '0.5b', '-1', '10 bytes', '1e3', 'MiB', '1MiB/s', '99999999t'])(
  'refuses %j',
  (text) => {
    expect(byteSize.safeParse(text).success).toBe(false)
  },
)
