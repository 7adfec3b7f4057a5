import { errorAt } from '../../error-at.ts'
import { configRule } from './config-rule.ts'
import { mountsOf } from './mounts.ts'

/** The engine refuses a bind mount of nothing. */
export const bindHasSource = configRule((located) =>
  mountsOf(located).flatMap(({ mount, type, path }) => {
    if (type !== 'bind' || mount.source) return []
    const range = located.placeOf(...path).key
    return [errorAt(range, 'a bind mount needs a source', 'add source = "…", a path on the host')]
  }),
)
