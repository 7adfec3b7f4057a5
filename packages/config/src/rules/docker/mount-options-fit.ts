import { warningAt } from '../../warning-at.ts'
import { configRule } from './config-rule.ts'
import { mountsOf } from './mounts.ts'

const OPTIONS = { bind: 'bind_options', tmpfs: 'tmpfs_options', volume: 'volume_options' } as const

/** The options of another type of mount count for nothing. */
export const mountOptionsFit = configRule((located) =>
  mountsOf(located).flatMap(({ mount, type, path }) =>
    Object.entries(OPTIONS).flatMap(([wanted, option]) => {
      if (type === wanted || mount[option] === undefined) return []
      const range = located.placeOf(...path, option).key
      const message = `"${option}" has no effect on a mount of type ${JSON.stringify(type)}`
      return [warningAt(range, message, `write type = "${wanted}", or take it out`)]
    }),
  ),
)
