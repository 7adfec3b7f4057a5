import { createFakeEngine } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import { createImages } from '@longshore/images'
import { describe, expect, it } from 'vitest'
import { settings } from '../../test/task.ts'
import { createSandbox } from './create-sandbox.ts'

const spec = { allocId: 'a1', wiring: 'bridge' as const, extraHosts: [], ports: [] }

function setUp(options: Partial<typeof settings.options> = { infra_image: 'pause:1' }) {
  const engine = createFakeEngine()
  engine.addImage('pause:1')
  engine.addImage('registry.k8s.io/pause-amd64:3.3')
  const effects = { engine, images: createImages({ engine }) }
  return {
    engine,
    create: () =>
      createSandbox(spec, {
        ...effects,
        settings: { ...settings, options: { ...settings.options, ...options } },
      }),
  }
}

describe('createSandbox', () => {
  it("starts the allocation's pause container, which is known by its name and labels", async () => {
    const { engine, create } = setUp()
    const { containerId, ip, path, created } = await create()
    expect({ ip, path, created }).toEqual({
      ip: '172.17.0.2',
      path: expect.stringContaining('/netns/'),
      created: true,
    })
    expect(await engine.inspectContainer('nomad_init_a1')).toMatchObject({
      id: containerId,
      labels: { ...settings.ownerLabels, 'com.hashicorp.nomad.alloc_id': 'a1' },
      state: { running: true },
    })
  })

  it('finds one that runs', async () => {
    const { create } = setUp()
    const { created: _, ...first } = await create()
    expect(await create()).toEqual({ ...first, created: false })
  })

  it('makes one anew that does not run', async () => {
    const { engine, create } = setUp()
    const { containerId } = await create()
    engine.exit(containerId, 0)
    const again = await create()
    expect(again.created).toBe(true)
    expect(again.containerId).not.toBe(containerId)
    expect(await engine.listContainers()).toHaveLength(1)
  })

  it('says whose the image is that cannot be had', async () => {
    const { create } = setUp({ infra_image: 'nowhere:1' })
    await expect(create()).rejects.toMatchObject({
      code: 'IMAGE_NOT_FOUND',
      message: expect.stringMatching(/^infra_image nowhere:1, which owns the group's network/),
      hint: expect.stringContaining('Have the operator set infra_image'),
    })
  })

  it("leaves another's container alone that has the name", async () => {
    const { engine, create } = setUp()
    const other = await engine.createContainer({ name: 'nomad_init_a1', Image: 'pause:1' })
    await expect(create()).rejects.toMatchObject({ code: 'CONTAINER_NAME_TAKEN' })
    expect((await engine.listContainers()).map(({ id }) => id)).toEqual([other.id])
  })

  it("has Kubernetes' image for the engine's architecture by default", async () => {
    const { engine, create } = setUp({ infra_image: undefined })
    await create()
    expect(engine.calls).toContainEqual(
      expect.objectContaining({
        method: 'inspectImage',
        args: expect.arrayContaining(['registry.k8s.io/pause-amd64:3.3']),
      }),
    )
  })

  it('leaves no container where the start fails', async () => {
    const { engine, create } = setUp()
    engine.failNext('startContainer', new LongshoreError('ENGINE_PORT_IN_USE', 'taken'))
    await expect(create()).rejects.toMatchObject({ code: 'ENGINE_PORT_IN_USE' })
    expect(await engine.listContainers()).toEqual([])
  })
})
