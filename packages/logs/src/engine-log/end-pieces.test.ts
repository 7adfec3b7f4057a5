import { describe, expect, it } from 'vitest'
import { createPieceEnder } from './end-pieces.ts'
import { toEngineTime } from './engine-time.ts'

const piece = 'a'.repeat(16 * 1024)

/** `[second, text]`, of stdout. */
function ends(messages: [number, string][]): string[] {
  const end = createPieceEnder()
  return messages.map(([second, text]) => {
    const message = {
      ...{ stream: 'stdout' as const, time: toEngineTime(second * 1000) },
      bytes: Buffer.from(text),
    }
    return end(message).bytes.toString().slice(-2)
  })
}

describe('createPieceEnder', () => {
  it.each<{ why: string; messages: [number, string][]; expected: string[] }>([
    {
      why: 'ends a long line at its last piece',
      messages: [
        [1, piece],
        [1, piece],
        [1, 'end'],
        [2, 'next\n'],
      ],
      expected: ['aa', 'aa', 'd\n', 't\n'],
    },
    {
      why: 'leaves one that has its end',
      messages: [
        [1, piece],
        [1, 'end\n'],
      ],
      expected: ['aa', 'd\n'],
    },
    {
      why: 'leaves a line without an end that is no piece',
      messages: [[1, 'end']],
      expected: ['nd'],
    },
    {
      why: 'leaves a line of another time',
      messages: [
        [1, piece],
        [2, 'end'],
      ],
      expected: ['aa', 'nd'],
    },
  ])('$why', ({ messages, expected }) => {
    expect(ends(messages)).toEqual(expected)
  })
})
