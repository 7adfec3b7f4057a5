import { isInside } from './is-inside.ts'
import type { FilePlan } from './plan-files.ts'
import { type FileIdentity, resolveSource, type SourceReader } from './resolve-source.ts'
import { volumeChanged, volumeInvalid, volumesNotEnabled } from './volume-errors.ts'

/** A bind's source as it was when it was checked. */
export interface CheckedSource {
  path: string
  identity?: FileIdentity
}

export interface CheckedFiles {
  /** With each source at its real path: send this one, so that what was checked is what is bound. */
  plan: FilePlan
  /** For `verifySources`. Empty where volumes are on. */
  sources: CheckedSource[]
}

/**
 * Follows the symlinks of every bind's source, the allocation's own too, as a task that can write to its directory can
 * replace those. Sources that do not exist yet are followed as far as they do.
 *
 * The way of a start: check, create, {@link verifySources}, start, `verifyMounted`; and from `verifySources` on again for
 * every later start. Spec: driver.md §4.4; CVE-2026-14896 of Nomad.
 *
 * @throws LongshoreError `VOLUME_NOT_ALLOWED`, `VOLUME_INVALID`
 */
export async function checkSources(plan: FilePlan, reader: SourceReader): Promise<CheckedFiles> {
  if (plan.sandbox === undefined) return { plan, sources: [] }
  const { path: sandbox } = await resolveOrRefuse(plan.sandbox, reader)
  const sources: CheckedSource[] = []
  const check = async (written: string) => {
    const source = await resolveOrRefuse(written, reader)
    if (!isInside(sandbox, source.path)) {
      throw volumesNotEnabled(
        `${JSON.stringify(written)} leads to ${JSON.stringify(source.path)}, outside the allocation directory`,
      )
    }
    sources.push(source)
    return source.path
  }
  const binds = []
  for (const bind of plan.binds) {
    const source = await check(bind.source)
    requireBindable(bind.source, source)
    binds.push({ ...bind, source })
  }
  const mounts = []
  for (const mount of plan.mounts) {
    mounts.push(
      mount.Source === undefined ? mount : { ...mount, Source: await check(mount.Source) },
    )
  }
  return { plan: { ...plan, binds, mounts }, sources }
}

/**
 * Whether each source still is what was checked: after the container is created, and before each start of it. A source
 * that did not exist may have come into being at its own place.
 *
 * The engine binds by path a moment later: what was swapped in between is for `verifyMounted` to find.
 *
 * @throws LongshoreError `VOLUME_CHANGED`; `VOLUME_NOT_ALLOWED` for one that leads nowhere.
 */
export async function verifySources(
  sources: readonly CheckedSource[],
  reader: SourceReader,
): Promise<void> {
  for (const { path, identity } of sources) {
    const now = await resolveOrRefuse(path, reader)
    const isSame =
      now.path === path &&
      (identity === undefined ||
        (now.identity?.dev === identity.dev && now.identity.ino === identity.ino))
    if (isSame) continue
    throw volumeChanged(
      `${JSON.stringify(path)} was replaced after it was checked and now leads to ${JSON.stringify(now.path)}`,
    )
  }
}

/** A task can name its files as it likes; in a bind a colon ends the name. */
function requireBindable(written: string, path: string): void {
  if (!/[:\p{Cc}]/u.test(path)) return
  throw volumeInvalid(
    JSON.stringify(written),
    `leads to ${JSON.stringify(path)}, with a colon or control character in its name`,
    'Rename it, or write a mount block for a path with a colon.',
  )
}

async function resolveOrRefuse(path: string, reader: SourceReader) {
  try {
    return await resolveSource(path, reader)
  } catch (cause) {
    throw volumesNotEnabled(`${JSON.stringify(path)} cannot be followed to where it leads`, cause)
  }
}
