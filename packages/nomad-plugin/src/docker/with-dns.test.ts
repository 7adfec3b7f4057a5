import { expect, it } from 'vitest'
import { nomadTask } from '../values/nomad-task.test-support.ts'
import { toDriverTask } from '../values/to-driver-task.ts'
import { withDns } from './with-dns.ts'

const network = {
  mode: 'group' as const,
  path: '/var/run/docker/netns/1',
  labels: { docker_sandbox_container_id: 'pause' },
}
const dns = { servers: ['10.0.0.53', '10.0.0.54'], searches: ['a.b', 'b'], options: ['ndots:2'] }

async function mounted(change: Parameters<typeof nomadTask>[0]) {
  const written: string[] = []
  const { extra, ...task } = toDriverTask(nomadTask(change))
  const { granted } = await withDns(task, {
    writeFile: async (path, text) => void written.push(`${path}:\n${text}`),
  })
  return { written, mounts: granted?.mounts.map(({ containerPath }) => containerPath) }
}

it('gives a task in a network that Nomad wires the name servers of its group', async () => {
  expect(await mounted({ network, dns })).toEqual({
    written: [
      '/var/nomad/alloc/a1/web/resolv.conf:\nnameserver 10.0.0.53\nnameserver 10.0.0.54\nsearch a.b b\noptions ndots:2\n',
    ],
    mounts: ['/etc/resolv.conf'],
  })
})

it.each([
  { why: 'a group that names none', change: { network } },
  { why: "a network of the engine's, which writes them itself", change: { dns } },
  {
    why: 'a network of its own',
    change: { network, dns, config: { image: 'busybox:1', network_mode: 'bridge' } },
  },
])('writes nothing for $why', async ({ change }) => {
  expect(await mounted(change)).toEqual({ written: [], mounts: [] })
})
