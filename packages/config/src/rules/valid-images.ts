import { hasCode } from '@longshore/errors'
import { parseTaskImage } from '@longshore/registry-auth'
import { errorAt } from '../error-at.ts'
import { jobsOf, tasksOf } from './parts.ts'
import type { Rule } from './rule.ts'

/** An image is a reference as registries know it (driver.md §3). One with `${…}` is known when the task starts. */
export const validImages: Rule = (file, places) =>
  jobsOf(file)
    .flatMap(tasksOf)
    .flatMap(({ part, path }) => {
      const image = part.config?.image
      if (!image || image.includes('${')) return []
      try {
        parseTaskImage(image)
        return []
      } catch (error) {
        if (!hasCode(error, 'IMAGE_REFERENCE_INVALID')) throw error
        const range = places.find([...path, 'config', 'image']).value
        return [errorAt(range, error.message, error.hint)]
      }
    })
