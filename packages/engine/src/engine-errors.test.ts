import { describe, expect, it } from 'vitest'
import { toCreateError, toEngineError, toStartError } from './engine-errors.ts'

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

describe('an option that this engine cannot fulfil', () => {
  it.each([
    { what: 'gpus', text: 'could not select device driver "" with capabilities: [[gpu]]' },
    {
      what: 'storage_opt',
      text: "--storage-opt is supported only for overlay over xfs with 'pquota' mount option",
    },
    { what: 'group_add', text: 'Unable to find group x: no matching entries in group file' },
    { what: 'logging', text: 'error looking up logging plugin x: plugin "x" not found' },
  ])('is refused for good: $what', ({ text }) => {
    const failure = { doing: 'start the container web', status: 500, text }
    const refused = { code: 'ENGINE_BAD_REQUEST', recoverable: false }
    expect(toStartError(failure)).toMatchObject(refused)
    expect(toCreateError(failure)).toMatchObject(refused)
  })

  it('is not any other failure', () => {
    const failure = { doing: 'start the container web', status: 500, text: 'no space left' }
    expect(toStartError(failure)).toMatchObject({ code: 'ENGINE_FAILED', recoverable: true })
  })
})
