import { createFakeEngine, type Engine } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import { createImages } from '@longshore/images'
import { expect, it } from 'vitest'
import { settings } from '../../test/task.ts'
import { createExitWatcher } from '../exit-watcher.ts'
import { createNetworks } from './create-networks.ts'

const spec = { allocId: 'a1', wiring: 'bridge' as const, extraHosts: [], ports: [] }

function setUp(change: (engine: Engine) => Partial<Engine> = () => ({})) {
  const fake = createFakeEngine()
  fake.addImage('pause:1')
  const engine = { ...fake, ...change(fake) }
  const networks = createNetworks({
    engine,
    images: createImages({ engine }),
    settings: { ...settings, options: { ...settings.options, infra_image: 'pause:1' } },
    exits: createExitWatcher(engine),
  })
  return { fake, networks }
}

it('tells when a network ends by itself', async () => {
  const { fake, networks } = setUp()
  const { containerId, ended } = await networks.createNetwork(spec)
  fake.exit(containerId, 137)
  await ended
})

it('leaves no network that cannot be watched', async () => {
  const { fake, networks } = setUp((fake) => {
    let isMade = false
    return {
      async inspectContainer(idOrName) {
        const found = await fake.inspectContainer(idOrName)
        if (isMade) throw new LongshoreError('ENGINE_FAILED', 'busy')
        isMade = true
        return found
      },
    }
  })
  await expect(networks.createNetwork(spec)).rejects.toMatchObject({ code: 'ENGINE_FAILED' })
  expect(await fake.listContainers()).toEqual([])
})
