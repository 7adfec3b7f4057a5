import { z } from 'zod'
import { duration } from '../duration.ts'
import { block } from '../hcl-shapes.ts'
import { text } from '../text.ts'
import { unsetIfEmpty } from '../unset-if-empty.ts'

/** What follows `docker-credential-` in a program's name; never a path. */
const helperName = text.regex(/^[\w.-]*$/, {
  error: ({ input }) =>
    `must be what follows "docker-credential-", and is ${JSON.stringify(input)}`,
})

const providerSchema = block(
  { block: 'providers', assignable: true },
  {
    match_images: z
      .array(text.min(1))
      .min(1)
      .describe('Globs of the images that the helper is asked for'),
    helper: helperName.min(1).describe('The credential helper, without docker-credential-'),
    cache_for: duration.prefault('0s').describe('How long its answer is kept'),
  },
)

export const driverAuthSchema = block(
  { block: 'auth', assignable: true },
  {
    config: unsetIfEmpty(text).describe(
      "A file of credentials, in the form of Docker's config.json",
    ),
    helper: unsetIfEmpty(helperName).describe(
      'The credential helper for every image, without docker-credential-',
    ),
    providers: z
      .array(providerSchema)
      .default([])
      .describe('A credential helper for some images, by glob'),
  },
)
