import { findRepeats } from './find-repeats.ts'
import { groupsOf, jobsOf, portsOfGroup, portsOfTask, tasksOf } from './parts.ts'
import type { Rule } from './rule.ts'

/** A static port is asked for once in a job: one node has each address's once. One with `ignore_collision` is shared. */
export const staticPortsOnce: Rule = (file, places) =>
  jobsOf(file).flatMap((job) => {
    const ports = [...groupsOf(job).flatMap(portsOfGroup), ...tasksOf(job).flatMap(portsOfTask)]
    return findRepeats(
      ports.flatMap(({ part: { host_network: on, ...part }, path }) => {
        if (part.static === undefined || part.ignore_collision) return []
        const what = `static port ${part.static}${on === undefined ? '' : ` on ${JSON.stringify(on)}`}`
        return [{ what, range: places.find([...path, 'static']).value }]
      }),
    )
  })
