import { createFakeEngine } from '@longshore/engine'
import { expect, it } from 'vitest'
import { tellEngineHealth } from './tell-engine-health.ts'

it('says when the engine goes away and when it is back, once each', async () => {
  const engine = createFakeEngine()
  engine.addImage('busybox:1')
  const said: string[] = []
  tellEngineHealth(engine, { heading: (text) => said.push(text) })
  await engine.createContainer({ name: 'a', Image: 'busybox:1' })
  expect(said).toEqual([])
  engine.disconnect()
  engine.reconnect()
  await engine.createContainer({ name: 'b', Image: 'busybox:1' })
  expect(said).toEqual([
    expect.stringMatching(/does not answer.*until it is back\.$/),
    'The Docker Engine is back.',
  ])
})
