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

const host = '22 1 8:1 / / rw - ext4 /dev/sda1 rw\n30 22 8:2 /srv /data rw - ext4 /dev/sda2 rw\n'
const sources = [{ path: '/data/a' }, { path: '/data/a' }, { path: '/etc/b' }]

it.each([
  { why: 'all is there', mounts: '8:2 /srv/a /x|8:2 /srv/a /y|8:1 /etc/b /z', same: true },
  { why: 'one of two is another', mounts: '8:2 /srv/a /x|8:1 /etc /y|8:1 /etc/b /z', same: false },
  {
    why: 'it is of another device',
    mounts: '8:2 /srv/a /x|8:2 /srv/a /y|8:2 /etc/b /z',
    same: false,
  },
])('compares with the host where $why', async ({ mounts, same }) => {
  const lines = mounts.split('|').map((mount) => `40 39 ${mount} rw - ext4 /dev/sda rw\n`)
  const readText = async (path: string) => (path === '/proc/7/mountinfo' ? lines.join('') : host)
  const found = verifyMounted(sources, 7, readText)
  if (same) expect(await found).toBe('same')
  else await expect(found).rejects.toMatchObject({ code: 'VOLUME_CHANGED' })
})

it('does not know about a process that is gone', async () => {
  const gone = () => Promise.reject(new Error('ENOENT'))
  expect(await verifyMounted(sources, 7, gone)).toBe('unknown')
})
