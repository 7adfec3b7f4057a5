import { z } from 'zod'

/** What the documentation calls the texts of a certain form, such as a duration. */
export const typeNames = z.registry<{ typeName: string }>()
