import { posix } from 'node:path'
import { errorAt } from '../error-at.ts'
import { jobsOf, locate, tasksOf } from './parts.ts'
import type { Rule } from './rule.ts'

/**
 * Templates and artifacts stay in the allocation's folder: a task's own is one below it (nomad/structs
 * `PathEscapesAllocViaRelative`). One with `${…}` is known when the task starts.
 */
export const destinationsInside: Rule = (file, places) =>
  jobsOf(file)
    .flatMap(tasksOf)
    .flatMap(({ part, path }) => [
      ...locate(part.template, [...path, 'template']),
      ...locate(part.artifact, [...path, 'artifact']),
    ])
    .flatMap(({ part: { destination = '' }, path }) => {
      if (!posix.join('task', destination).startsWith('..')) return []
      const range = places.find([...path, 'destination']).value
      const hint = 'write a path below local/, secrets/ or ../alloc/'
      return [errorAt(range, "destination leaves the allocation's folder", hint)]
    })
