import * as fs from 'node:fs/promises'
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { join, normalize } from 'node:path'
import { hasCode } from '@longshore/errors'
import { temporaryDirectory } from '@longshore/test-support'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkSources, planFiles } from '../index.ts'

const part = fc.constantFrom('a', 'b', 'c', 'file', 'link1', 'link2', 'link3', '..', '.', '~')
const relative = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('/'))
const absolute = fc.constantFrom('/', '/etc', 'ALLOC', 'ALLOC/t/a', 'ALLOC-evil', 'OUTSIDE')
const links = fc.record({
  link1: fc.oneof(relative, absolute),
  link2: fc.oneof(relative, absolute),
  link3: fc.oneof(relative, absolute),
})
const source = fc.oneof(
  relative,
  fc.tuple(absolute, relative).map((parts) => parts.join('/')),
)

it('lets no path out, however it is written and wherever symlinks lead', async () => {
  const base = await realpath(await temporaryDirectory())
  let inside = 0
  await fc.assert(
    fc.asyncProperty(links, source, async (links, written) => {
      const root = await mkdtemp(join(base, 'run-'))
      const allocDir = join(root, 'alloc')
      const taskDir = join(allocDir, 't')
      const spell = (path: string) =>
        path.replace('ALLOC', allocDir).replace('OUTSIDE', join(root, 'outside'))
      for (const folder of ['alloc/t/a/b', 'alloc/alloc', 'alloc-evil', 'outside'])
        await mkdir(join(root, folder), { recursive: true })
      await writeFile(join(taskDir, 'file'), '')
      await symlink(spell(links.link1), join(taskDir, 'link1'))
      await symlink(spell(links.link2), join(taskDir, 'a/link2'))
      await symlink(spell(links.link3), join(allocDir, 'link3'))

      const path = spell(written)
      const full = normalize(path.startsWith('/') ? path : join(taskDir, path))
      const truth = await realpath(full).catch(() => undefined)
      const isInside = (path: string) => path === allocDir || path.startsWith(`${allocDir}/`)

      const bound = await bindOf(path, { allocDir, taskDir })
      if (truth !== undefined) {
        // What exists is bound at its real place if that is inside, and refused otherwise.
        const isAllowed = isInside(full) && isInside(truth)
        expect(bound).toBe(isAllowed ? truth : undefined)
      } else if (bound !== undefined) {
        // What does not exist is made there, as the engine would.
        await mkdir(bound, { recursive: true })
        expect(await realpath(bound)).toSatisfy(isInside)
      }
      if (bound !== undefined) inside += 1
      await rm(root, { recursive: true })
    }),
    { numRuns: 150 },
  )
  expect(inside).toBeGreaterThan(0)
}, 30_000)

async function bindOf(source: string, directories: { allocDir: string; taskDir: string }) {
  const mount = [{ type: 'bind', source, target: '/x' }]
  try {
    const plan = planFiles({ mount }, { volumes: {} }, directories)
    // The task's mount alone: the allocation's own folders are not all there.
    const checked = await checkSources({ ...plan, binds: [] }, fs)
    return checked.plan.mounts[0]?.Source
  } catch (error) {
    if (hasCode(error, 'VOLUME_NOT_ALLOWED')) return undefined
    throw error
  }
}
