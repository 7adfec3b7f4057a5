import { explain } from '../explanation.ts'
import { mapOf } from '../map-of.ts'
import { text } from '../text.ts'

/** sysctl(8): names with dots or slashes. Which of them a container may set is the engine's to say. */
const sysctlName = text.regex(/^[a-z][\w-]*([./][\w*:-]+)+$/i, {
  error: () =>
    explain('is not the name of a kernel parameter', 'write for example "net.core.somaxconn"'),
})

export const sysctl = mapOf(text, sysctlName)
