import * as fs from 'node:fs/promises'
import { mkdir, readFile, realpath, rename, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import {
  engineRequest,
  requireEngine,
  services,
  temporaryDirectory,
  useTestContainers,
} from '@longshore/test-support'
import { beforeAll, describe, expect, it } from 'vitest'
import { idleContainers } from '../engine.test-support.ts'
import { checkSources, planFiles, toFileFragment, verifyMounted, verifySources } from '../index.ts'
import { toTable, verify } from './mount-tables.test-support.ts'

const readText = (path: string) => readFile(path, 'utf8')
const containers = idleContainers(engineRequest, services.busyboxImage)

describe('on a real engine', () => {
  beforeAll(requireEngine)
  const { labels } = useTestContainers()

  async function create() {
    const allocDir = await realpath(await temporaryDirectory())
    const taskDir = join(allocDir, 'web')
    for (const name of ['alloc/logs', 'web/local/with space', 'web/secrets', 'elsewhere'])
      await mkdir(join(allocDir, name), { recursive: true })
    const volumes = ['local/with space:/x', 'local/with space:/y', 'local/new:/z']
    const task = { volumes, mount: [{ type: 'bind', source: 'local', target: '/var/run/w' }] }
    const plan = planFiles(task, { volumes: {} }, { allocDir, taskDir })
    const checked = await checkSources(plan, fs)
    const id = await containers.create(labels, toFileFragment(checked.plan))
    await verifySources(checked.sources, fs)
    const start = async () => verifyMounted(checked.sources, await containers.start(id), readText)
    return { taskDir, start, elsewhere: join(allocDir, 'elsewhere') }
  }

  it('finds in the container what was checked', async () => {
    const { start } = await create()
    expect(await start()).toBe('same')
  })

  it('finds what was swapped in the last moment', async () => {
    const { start, taskDir, elsewhere } = await create()
    await rename(join(taskDir, 'local/with space'), join(taskDir, 'local/was'))
    await symlink(elsewhere, join(taskDir, 'local/with space'))
    await expect(start()).rejects.toMatchObject({
      code: 'VOLUME_CHANGED',
      message: expect.stringContaining('with space'),
    })
  })
})

describe('compared with the host', () => {
  const host = toTable(['8:1 / /', '8:2 /srv /data', '0:50 / /data/new', '0:51 / /data/new'])
  const three = ['/data/a', '/data/a', '/etc/b']

  it.each([
    { why: 'all is there', mounts: ['8:2 /srv/a /x', '8:2 /srv/a /y', '8:1 /etc/b /z'] },
    {
      why: 'the source is a mount itself',
      paths: ['/data/new'],
      mounts: ['0:51 / /x'],
    },
    {
      why: 'its name begins as a mount does',
      paths: ['/data/newer'],
      mounts: ['8:2 /srv/newer /x'],
    },
  ])('finds the same where $why', async ({ paths = three, mounts }) => {
    expect(await verify(paths, { host, container: toTable(mounts) })).toBe('same')
  })

  it.each([
    { why: 'one of two is another', mounts: ['8:2 /srv/a /x', '8:1 /etc /y', '8:1 /etc/b /z'] },
    {
      why: 'it is of another device',
      mounts: ['8:2 /srv/a /x', '8:2 /srv/a /y', '8:2 /etc/b /z'],
    },
    {
      why: 'it is what another mount hides',
      paths: ['/data/new'],
      mounts: ['0:50 / /x', '8:2 /srv/new /y'],
    },
  ])('throws where $why', async ({ paths = three, mounts }) => {
    const found = verify(paths, { host, container: toTable(mounts) })
    await expect(found).rejects.toMatchObject({ code: 'VOLUME_CHANGED' })
  })
})

it("sees a swap to a file system that has a device number of the source's earlier one", async () => {
  const secrets = ['/alloc/web/secrets']
  const container = toTable(['0:50 / /secrets'])
  const before = toTable(['8:1 / /', '0:50 / /alloc/web/secrets'])
  const after = toTable(['8:1 / /', '0:50 / /alloc/db/secrets', '0:51 / /alloc/web/secrets'])
  expect(await verify(secrets, { host: before, container })).toBe('same')
  const found = verify(secrets, { host: after, container })
  await expect(found).rejects.toMatchObject({ code: 'VOLUME_CHANGED' })
})

it('reads nothing where there is nothing to compare', async () => {
  const refuse = () => expect.fail('read')
  expect(await verifyMounted([], 7, refuse)).toBe('same')
})

it.each([
  { why: 'is gone', gone: () => Promise.reject(new Error('ENOENT')) },
  {
    why: 'is gone, as a reader that does not wait finds',
    gone() {
      throw new Error('ENOENT')
    },
  },
  { why: 'has ended', gone: () => '' },
])('does not know about a process that $why', async ({ gone }) => {
  expect(await verifyMounted([{ path: '/data/a' }], 7, gone)).toBe('unknown')
})
