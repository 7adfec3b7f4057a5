import { errorAt } from '../error-at.ts'
import { jobsOf, locate, tasksOf } from './parts.ts'
import type { Rule } from './rule.ts'

/** A template has either `data` or `source`. */
export const templateHasSource: Rule = (file, places) =>
  jobsOf(file)
    .flatMap(tasksOf)
    .flatMap(({ part, path }) => locate(part.template, [...path, 'template']))
    .flatMap(({ path }) => {
      const [data, source] = [
        [...path, 'data'],
        [...path, 'source'],
      ]
      if (places.has(data) !== places.has(source)) return []
      if (places.has(data)) {
        const hint = 'leave one of them out'
        return [errorAt(places.find(source).key, 'data and source exclude each other', hint)]
      }
      const hint = 'add data = "…", or source = "…" with the name of a file'
      return [errorAt(places.find(path).key, 'the template has neither data nor source', hint)]
    })
