import { findRepeats } from './find-repeats.ts'
import { jobsOf, locate, tasksOf } from './parts.ts'
import type { Rule } from './rule.ts'

/** The templates of a task go to different files (nomad/structs `Task.Validate`). */
export const uniqueDestinations: Rule = (file, places) =>
  jobsOf(file)
    .flatMap(tasksOf)
    .flatMap(({ part, path }) =>
      findRepeats(
        locate(part.template, [...path, 'template']).flatMap((template) => {
          const { destination } = template.part
          if (destination === undefined) return []
          const range = places.find([...template.path, 'destination']).value
          return [{ what: `destination ${JSON.stringify(destination)}`, range }]
        }),
      ),
    )
