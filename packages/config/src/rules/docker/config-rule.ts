import type { Diagnostic } from '@longshore/hcl'
import type { Path, Place, Places } from '../../decode/places.ts'
import { jobsOf, type LocatedTask, tasksOf } from '../parts.ts'
import type { Rule, TaskDraft } from '../rule.ts'

export type ConfigDraft = NonNullable<TaskDraft['config']>

/** The `config` of one docker task. */
export interface LocatedConfig {
  config: ConfigDraft
  task: LocatedTask
  /** Where an option of the config is: `placeOf('mounts', 0, 'source')`. */
  placeOf(...path: Path): Place
}

/** Makes a rule of a check that looks at each task's `config` alone. */
export function configRule(check: (located: LocatedConfig) => Diagnostic[]): Rule {
  return (file, places) =>
    jobsOf(file)
      .flatMap(tasksOf)
      .flatMap((task) => {
        const located = locateConfig(task, places)
        return located ? check(located) : []
      })
}

function locateConfig(task: LocatedTask, places: Places): LocatedConfig | undefined {
  const { config } = task.part
  if (config === undefined) return undefined
  return { config, task, placeOf: (...path) => places.find([...task.path, 'config', ...path]) }
}
