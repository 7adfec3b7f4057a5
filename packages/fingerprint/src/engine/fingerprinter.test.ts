import { LongshoreError } from '@longshore/errors'
import { describe, expect, it } from 'vitest'
import { createFingerprinter } from './fingerprinter.ts'

const docker = { version: '20.10.24', apiVersion: '1.41', os: 'linux', arch: 'amd64' }
const away = new LongshoreError('ENGINE_UNREACHABLE', 'The engine does not answer.')

/** An engine that answers each call in turn with one of these. */
function answering(...answers: (typeof docker | Error)[]) {
  return {
    endpoint: 'unix:///run/docker.sock',
    async version() {
      const answer = answers.shift()
      if (answer === undefined || answer instanceof Error) throw answer
      return answer
    },
  }
}

describe('createFingerprinter', () => {
  it('describes an engine that answers', async () => {
    expect(await createFingerprinter(answering(docker)).check()).toEqual({
      health: 'healthy',
      description: 'Docker 20.10.24 answers at unix:///run/docker.sock.',
      attributes: {
        'driver.docker': true,
        'driver.docker.version': '20.10.24',
        'driver.docker.os_type': 'linux',
      },
    })
  })

  it('says why there is none', async () => {
    expect(await createFingerprinter(answering(away)).check()).toEqual({
      health: 'undetected',
      description: 'The engine does not answer.',
      attributes: {},
      error: expect.objectContaining({ code: 'ENGINE_UNREACHABLE' }),
    })
  })

  it.each([
    { why: 'never there', answers: [away, away], health: ['undetected', 'undetected'] },
    { why: 'there later', answers: [away, docker], health: ['undetected', 'healthy'] },
    {
      why: 'gone again',
      answers: [docker, away, away],
      health: ['healthy', 'unhealthy', 'unhealthy'],
    },
    {
      why: 'back again',
      answers: [docker, away, docker],
      health: ['healthy', 'unhealthy', 'healthy'],
    },
  ])('says $health of an engine that is $why', async ({ answers, health }) => {
    const fingerprinter = createFingerprinter(answering(...answers))
    for (const expected of health) expect((await fingerprinter.check()).health).toBe(expected)
  })

  it('rejects with the reason of an abort, which says nothing of the engine', async () => {
    const signal = AbortSignal.abort()
    const fingerprinter = createFingerprinter(answering(away))
    await expect(fingerprinter.check(signal)).rejects.toBe(signal.reason)
  })

  it('does not take a defect for a missing engine', async () => {
    const defect = new TypeError('x is not a function')
    await expect(createFingerprinter(answering(defect)).check()).rejects.toBe(defect)
  })
})
