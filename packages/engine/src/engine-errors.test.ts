import { describe, expect, it } from 'vitest'
import { toEngineError, toStartError } from './engine-errors.ts'

const id = '4c9315c8'.repeat(8)

describe('the message of an engine error', () => {
  it.each([
    {
      why: 'cuts an id',
      doing: `start the container ${id}`,
      text: `container ${id}: port is already allocated`,
      message:
        'Cannot start the container 4c9315c84c93: container 4c9315c84c93: port is already allocated',
    },
    {
      why: 'leaves a name',
      doing: `start the container web-${id}`,
      text: 'no',
      message: `Cannot start the container web-${id}: no`,
    },
    {
      why: 'leaves a digest',
      doing: `inspect the image sha256:${id}`,
      text: `No such image: redis@sha256:${id}`,
      message: `Cannot inspect the image sha256:${id}: No such image: redis@sha256:${id}`,
    },
  ])('$why', ({ doing, text, message }) => {
    expect(toEngineError({ doing, text }).message).toBe(message)
    expect(toStartError({ doing, text }).message).toBe(message)
  })
})
