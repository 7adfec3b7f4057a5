import { findRepeats } from './find-repeats.ts'
import { groupsOf, jobsOf, portsOfGroup, portsOfTask, tasksOf } from './parts.ts'
import type { Rule } from './rule.ts'

/** A static port is asked for once in a job: one node has it once. */
export const staticPortsOnce: Rule = (file, places) =>
  jobsOf(file).flatMap((job) => {
    const ports = [...groupsOf(job).flatMap(portsOfGroup), ...tasksOf(job).flatMap(portsOfTask)]
    return findRepeats(
      ports.flatMap(({ part, path }) => {
        const range = places.find([...path, 'static']).value
        return part.static === undefined ? [] : [{ what: `static port ${part.static}`, range }]
      }),
    )
  })
