import { describe, expect, it } from 'vitest'
import { toUnreachableError } from './unreachable-error.ts'

const endpoint = 'unix:///var/run/docker.sock'
const start = 'Start Docker, or name its endpoint in DOCKER_HOST.'
const permit = 'Run as root, or as a member of the group docker.'

describe('toUnreachableError', () => {
  it.each([
    {
      code: 'EACCES',
      message: `Cannot connect to the Docker Engine at ${endpoint}: permission denied`,
      hint: permit,
    },
    {
      code: 'EPERM',
      message: `Cannot connect to the Docker Engine at ${endpoint}: permission denied`,
      hint: permit,
    },
    {
      code: 'ENOENT',
      message: `The Docker Engine at ${endpoint} does not answer: connect ENOENT`,
      hint: start,
    },
    {
      code: 'ECONNREFUSED',
      message: `The Docker Engine at ${endpoint} does not answer: connect ECONNREFUSED`,
      hint: start,
    },
  ])('says where, why and what to do on $code', ({ code, message, hint }) => {
    const cause = Object.assign(new Error(`connect ${code}`), { code })
    expect(toUnreachableError(endpoint, cause)).toMatchObject({
      code: 'ENGINE_UNREACHABLE',
      message,
      hint,
      cause,
      recoverable: true,
    })
  })

  it('does not send a tcp endpoint to the group docker', () => {
    const cause = Object.assign(new Error('connect EPERM'), { code: 'EPERM' })
    expect(toUnreachableError('tcp://192.0.2.1:2375', cause)).toHaveProperty('hint', start)
  })

  it('says why where each address of a host refuses', () => {
    const cause = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })
    expect(toUnreachableError('tcp://localhost:1', cause).message).toBe(
      'The Docker Engine at tcp://localhost:1 does not answer: ECONNREFUSED',
    )
  })
})
