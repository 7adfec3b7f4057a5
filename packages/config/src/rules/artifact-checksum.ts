import { nearestName } from '@longshore/hcl'
import { errorAt } from '../error-at.ts'
import { jobsOf, locate, tasksOf } from './parts.ts'
import type { Rule } from './rule.ts'

/** Length in hexadecimal digits. */
const DIGITS = new Map([
  ['md5', 32],
  ['sha1', 40],
  ['sha256', 64],
  ['sha512', 128],
])

/** An artifact's checksum is `<type>:<hex>` (nomad/structs `TaskArtifact.validateChecksum`). */
export const artifactChecksum: Rule = (file, places) =>
  jobsOf(file)
    .flatMap(tasksOf)
    .flatMap(({ part, path }) => locate(part.artifact, [...path, 'artifact']))
    .flatMap(({ part, path }) => {
      const checksum = part.options?.get('checksum')
      const problem = checksum === undefined ? undefined : findProblem(checksum.trim())
      if (!problem) return []
      const range = places.find([...path, 'options', 'checksum']).value
      return [errorAt(range, `checksum ${problem.predicate}`, problem.hint)]
    })

function findProblem(checksum: string): { predicate: string; hint: string } | undefined {
  if (checksum.includes('${')) return undefined
  const [, type, digits] = /^([^:]+):([^:]*)$/.exec(checksum) ?? []
  if (type === undefined || digits === undefined)
    return { predicate: 'must have a type', hint: 'write "sha256:<64 hexadecimal digits>"' }
  const length = DIGITS.get(type)
  if (length === undefined) {
    const nearest = nearestName(type, DIGITS.keys())
    const hint = nearest ? `did you mean "${nearest}"?` : `write ${[...DIGITS.keys()].join(', ')}`
    return { predicate: `has an unknown type, ${JSON.stringify(type)}`, hint }
  }
  if (/^[0-9a-f]*$/i.test(digits) && digits.length === length) return undefined
  return {
    predicate: `must have ${length} hexadecimal digits after "${type}:"`,
    hint: `${type}sum prints them`,
  }
}
