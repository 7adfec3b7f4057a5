import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { taskWithFolders, testDocker, testEngine } from './docker.test-support.ts'

const never = new AbortController().signal

function pausing() {
  const engine = testEngine()
  engine.addImage('pause:1')
  return { engine, config: { infra_image: 'pause:1' } }
}

describe("an allocation's network", () => {
  it('is made once, found again by another plugin, and ended', async () => {
    const { engine, config } = pausing()
    const first = testDocker({ engine, config })
    const made = await first.createNetwork?.('a1', { hostname: 'h' }, never)
    const [container] = await engine.listContainers()
    expect(made).toMatchObject({
      created: true,
      network: {
        mode: 'group',
        labels: {
          docker_sandbox_container_id: container?.id,
          docker_sandbox_hostname: 'h',
        },
      },
    })

    const second = testDocker({ engine, config })
    const found = await second.createNetwork?.('a1', { hostname: 'h' }, never)
    expect(found).toEqual({ ...made, created: false })
    await second.destroyNetwork?.('a1', found?.network, never)
    expect(await engine.listContainers()).toEqual([])
    await second.destroyNetwork?.('a1', found?.network, never)
  })

  it('is ended by its allocation where Nomad has forgotten what it was', async () => {
    const { engine, config } = pausing()
    await testDocker({ engine, config }).createNetwork?.('a1', { hostname: '' }, never)
    const docker = testDocker({ engine, config })
    await docker.destroyNetwork?.('a2', undefined, never)
    expect(await engine.listContainers()).toHaveLength(1)
    await docker.destroyNetwork?.('a1', undefined, never)
    expect(await engine.listContainers()).toEqual([])
  })

  it('is what its tasks join, with a hosts file that all of them share', async () => {
    const { engine, config } = pausing()
    const docker = testDocker({ engine, config })
    const { network } = (await docker.createNetwork?.('a1', { hostname: '' }, never)) ?? {}
    if (!network) throw new Error('It made no network.')
    const hosts = { hostname: 'h', address: '172.26.64.9' }
    const task = await taskWithFolders({
      config: { image: 'busybox:1', extra_hosts: ['db:fd00::1'] },
      network: { ...network, hosts },
    })
    await docker.startTask(task, never)
    const text = await readFile(join(task.allocDir, 'hosts'), 'utf8')
    expect(text).toContain('\n172.26.64.9 h\nfd00::1 db\n')
    const requests = engine.calls.filter(({ method }) => method === 'createContainer')
    expect(requests.at(-1)?.args[0]).toMatchObject({
      HostConfig: { NetworkMode: `container:${network.labels.docker_sandbox_container_id}` },
    })
    expect(JSON.stringify(requests.at(-1)?.args)).toContain('"/etc/hosts"')
  })

  it('leaves a hosts file that is there as it is', async () => {
    const { engine, config } = pausing()
    const docker = testDocker({ engine, config })
    const { network } = (await docker.createNetwork?.('a1', { hostname: '' }, never)) ?? {}
    if (!network) throw new Error('It made no network.')
    const task = await taskWithFolders({
      network: { ...network, hosts: { hostname: 'h', address: '172.26.64.9' } },
    })
    await writeFile(join(task.allocDir, 'hosts'), 'of a task\n')
    await docker.startTask(task, never)
    expect(await readFile(join(task.allocDir, 'hosts'), 'utf8')).toBe('of a task\n')
  })
})
