import { errorAt } from '../error-at.ts'
import { jobsOf } from './parts.ts'
import type { Rule } from './rule.ts'

/** A file holds exactly one job. */
export const oneJob: Rule = (file, places) => {
  const [first, ...others] = jobsOf(file).map(({ path }) => places.find(path).key)
  if (first) {
    const hint = `the first is on line ${first.start.line}`
    return others.map((range) => errorAt(range, 'a file may hold only one job', hint))
  }
  if (places.has(['job', 0])) return []
  return [errorAt(places.find([]).key, 'the file has no job', 'add job "<id>" { … }')]
}
