import { describe, expect, it } from 'vitest'
import { parseCoreList } from './core-list.ts'

describe('parseCoreList', () => {
  it.each([
    { text: '0\n', cores: [0] },
    { text: '0-2,7\n', cores: [0, 1, 2, 7] },
    { text: '1,3-4', cores: [1, 3, 4] },
    { text: '', cores: undefined },
    { text: '\n', cores: undefined },
    { text: '3-1\n', cores: undefined },
    { text: '0-\n', cores: undefined },
    { text: 'all\n', cores: undefined },
  ])('reads $text as $cores', ({ text, cores }) => {
    expect(parseCoreList(text)).toEqual(cores)
  })
})
