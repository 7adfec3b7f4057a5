import type { Diagnostic } from '@longshore/hcl'
import type { Path, Places } from '../decode/places.ts'
import { errorAt } from '../error-at.ts'
import type { JobOptions, RestartPolicy } from '../normalize/job.ts'
import { groupRestartPolicy, mergeRestartPolicy } from '../normalize/restart-policy.ts'
import { groupsOf, jobsOf, tasksOf } from './parts.ts'
import type { GroupDraft, Rule } from './rule.ts'
import { toMilliseconds } from './to-milliseconds.ts'

/** The attempts of a restart policy fit into its interval, and `delay` has some (nomad/structs `RestartPolicy.Validate`). */
export const restartsFit: Rule = (file, places) =>
  jobsOf(file).flatMap((job) => {
    const { type = 'service' } = job.part
    if (!isJobType(type)) return []
    const ofGroup = (group: GroupDraft | undefined) =>
      groupRestartPolicy(type, toOptions(group?.restart))
    return [
      ...groupsOf(job).flatMap(({ part, path }) =>
        part.restart ? check(ofGroup(part), [...path, 'restart'], places) : [],
      ),
      ...tasksOf(job).flatMap(({ part, path, group }) => {
        if (!part.restart) return []
        const policy = mergeRestartPolicy(ofGroup(group?.part), toOptions(part.restart))
        return check(policy, [...path, 'restart'], places)
      }),
    ]
  })

function isJobType(type: string): type is JobOptions['type'] {
  return ['service', 'batch', 'system', 'sysbatch'].includes(type)
}

function toOptions(restart: GroupDraft['restart']): Partial<RestartPolicy> {
  const { interval, delay, mode, ...rest } = restart ?? {}
  return {
    ...rest,
    mode: mode === 'fail' || mode === 'delay' ? mode : undefined,
    interval: toMilliseconds(interval),
    delay: toMilliseconds(delay),
  }
}

function check(
  { attempts, delay, interval, mode }: RestartPolicy,
  path: Path,
  places: Places,
): Diagnostic[] {
  if (attempts === 0 && mode === 'delay') {
    const hint = 'write mode = "fail" for no restarts, or allow some attempts'
    return [errorAt(placeOf('mode', path, places), 'mode "delay" needs attempts, and has 0', hint)]
  }
  if (attempts * delay <= interval) return []
  const message = `${attempts} attempts with a delay of ${seconds(delay)} do not fit into an interval of ${seconds(interval)}`
  const hint = `write interval = "${seconds(attempts * delay)}" or more`
  return [errorAt(placeOf('attempts', path, places), message, hint)]
}

/** The option where it is written, else the block. */
function placeOf(option: string, path: Path, places: Places) {
  const own = [...path, option]
  return places.has(own) ? places.find(own).value : places.find(path).key
}

function seconds(milliseconds: number): string {
  return `${milliseconds / 1000}s`
}
