import { join, relative } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isInside } from './is-inside.ts'
import { toTable, verify } from './mount-tables.test-support.ts'
import type { MountPoint } from './mountinfo.ts'

const part = fc.constantFrom('a', 'aa', 'b', 'with space', 'back\\slash', '__proto__')
const path = fc.array(part, { maxLength: 4 }).map((parts) => `/${parts.join('/')}`)
const mount: fc.Arbitrary<MountPoint> = fc.record({
  device: fc.constantFrom('8:1', '8:2', '0:50'),
  root: path,
  path,
})
const root: MountPoint = { device: '8:1', root: '/', path: '/' }

const setting = fc.record({
  host: fc.array(mount, { maxLength: 12 }).map((mounts) => [root, ...mounts]),
  paths: fc.array(path, { minLength: 1, maxLength: 6 }),
  others: fc.array(mount, { maxLength: 4 }),
})

it('finds the same where each source is mounted, whatever else is', async () => {
  await fc.assert(
    fc.asyncProperty(setting, async ({ host, paths, others }) => {
      const mounted = [...others, ...paths.map((path) => behind(path, host)).reverse()]
      expect(await verify(paths, { host: print(host), container: print(mounted) })).toBe('same')
    }),
  )
})

it('throws where one of the sources is not mounted', async () => {
  await fc.assert(
    fc.asyncProperty(setting, fc.nat(), async ({ host, paths }, chosen) => {
      const mounted = paths.map((path) => behind(path, host))
      mounted[chosen % paths.length] = { device: '8:9', root: '/', path: '/x' }
      const found = verify(paths, { host: print(host), container: print(mounted) })
      await expect(found).rejects.toMatchObject({ code: 'VOLUME_CHANGED' })
    }),
  )
})

/** A source as a container has it at `/x`: of the longest mount over it, and the last of those. */
function behind(source: string, host: readonly MountPoint[]): MountPoint {
  const nearest = host
    .filter(({ path }) => isInside(path, source))
    .reduce((best, mount) => (mount.path.length < best.path.length ? best : mount), root)
  const { device, root: folder, path } = nearest
  return { device, root: join(folder, relative(path, source)), path: '/x' }
}

function print(mounts: readonly MountPoint[]): string {
  return toTable(
    mounts.map(({ device, root, path }) => `${device} ${escapeField(root)} ${escapeField(path)}`),
  )
}

/** As proc_pid_mountinfo(5) has it. */
function escapeField(field: string): string {
  return field.replaceAll('\\', '\\134').replaceAll(' ', '\\040')
}
