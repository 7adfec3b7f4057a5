import { errorAt } from '../../error-at.ts'
import { configRule } from './config-rule.ts'
import { mountsOf } from './mounts.ts'

/** driver.md §4.4 */
export const tmpfsHasNoSource = configRule((located) =>
  mountsOf(located).flatMap(({ mount, type, path }) => {
    if (type !== 'tmpfs' || !mount.source) return []
    const range = located.placeOf(...path, 'source').key
    return [errorAt(range, 'a tmpfs mount has no source', 'take it out')]
  }),
)
