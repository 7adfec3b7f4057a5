import type { Diagnostic } from '@longshore/hcl'
import type { Places } from '../decode/places.ts'
import { errorAt } from '../error-at.ts'
import { jobsOf, locate, tasksOf } from './parts.ts'
import type { Located, Rule, TemplateDraft } from './rule.ts'
import { toMilliseconds } from './to-milliseconds.ts'

/** What a template does on a change can be done (nomad/structs `Template.Validate`). */
export const templateChanges: Rule = (file, places) =>
  jobsOf(file)
    .flatMap(tasksOf)
    .flatMap(({ part, path }) => locate(part.template, [...path, 'template']))
    .flatMap((template) => [...checkMode(template, places), ...checkWait(template, places)])

function checkMode({ part, path }: Located<TemplateDraft>, places: Places): Diagnostic[] {
  const range = places.find([...path, 'change_mode']).value
  if (part.change_mode === 'script' && !places.has([...path, 'change_script']))
    return [
      errorAt(
        range,
        'change_mode "script" needs a change_script',
        'add change_script { command = "…" }',
      ),
    ]
  if (part.change_mode === 'signal' && part.env)
    return [
      errorAt(
        range,
        'change_mode "signal" cannot bring a new environment',
        'write "restart", as a task has its environment from its start',
      ),
    ]
  return []
}

function checkWait({ part, path }: Located<TemplateDraft>, places: Places): Diagnostic[] {
  const [min, max] = [toMilliseconds(part.wait?.min), toMilliseconds(part.wait?.max)]
  if (min === undefined || max === undefined || min <= max) return []
  const range = places.find([...path, 'wait', 'min']).value
  return [errorAt(range, `min must be at most max, "${part.wait?.max}"`)]
}
