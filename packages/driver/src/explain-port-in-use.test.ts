import { createFakeEngine } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import { expect, it } from 'vitest'
import { explainPortInUse, publishedPorts } from './explain-port-in-use.ts'

const inUse = new LongshoreError('ENGINE_PORT_IN_USE', 'Cannot start', { recoverable: true })
const publishing = (HostPort: string) => ({
  HostConfig: { PortBindings: { '80/tcp': [{ HostIp: '127.0.0.1', HostPort }] } },
})

async function explain(error: unknown, wanted: number) {
  const engine = createFakeEngine()
  engine.addImage('web')
  const other = { name: 'other', Image: 'web', ...publishing('8080') }
  await engine.startContainer((await engine.createContainer(other)).id)
  return explainPortInUse(error, [1, wanted], engine)
}

it('names the container that has the port', async () => {
  expect(await explain(inUse, 8080)).toMatchObject({
    code: 'ENGINE_PORT_IN_USE',
    message: 'Cannot start (container other has port 8080)',
    hint: 'Stop the container other, or publish another port.',
    recoverable: true,
  })
})

it('leaves it at that where no container has it', async () => {
  expect(await explain(inUse, 8081)).toBe(inUse)
})

it('leaves other errors alone', async () => {
  const error = new Error('boom')
  expect(await explain(error, 8080)).toBe(error)
})

it('knows the ports that a container would have', () => {
  const request = { name: 'mine', Image: 'web' }
  expect(publishedPorts({ ...request, ...publishing('8080') })).toEqual([8080])
  expect(publishedPorts(request)).toEqual([])
})
