import { errorAt } from '../error-at.ts'
import { jobsOf, tasksOf } from './parts.ts'
import type { Rule } from './rule.ts'

/** What a process can have as a variable's name: environ(7). That it holds no NUL is the schema's to say. */
export const envNames: Rule = (file, places) =>
  jobsOf(file)
    .flatMap(tasksOf)
    .flatMap(({ part, path }) =>
      [...(part.env?.keys() ?? [])].flatMap((name) => {
        const wrong = findWrong(name)
        if (wrong === undefined) return []
        const range = places.find([...path, 'env', name]).key
        return [errorAt(range, `the name of a variable must not ${wrong}`)]
      }),
    )

function findWrong(name: string): string | undefined {
  if (name === '') return 'be empty'
  if (name.includes('=')) return `contain "=", and is ${JSON.stringify(name)}`
  return undefined
}
