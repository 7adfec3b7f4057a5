import { z } from 'zod'
import { choice } from './choice.ts'
import { block } from './hcl-shapes.ts'
import { mapOf } from './map-of.ts'
import { text } from './text.ts'

/** Defaults: api/tasks.go `TaskArtifact.Canonicalize`. */
export const artifactSchema = block(
  { block: 'artifact' },
  {
    source: text.min(1).describe('What to fetch: a URL'),
    destination: text
      .optional()
      .describe('Where it goes, in the task\'s directory; "local/" if unset'),
    mode: choice(['any', 'file', 'dir'])
      .default('any')
      .describe('Whether it is one file, a folder or an archive; any: by what it is'),
    options: mapOf(text).describe('Options of the fetching, such as checksum and archive'),
    headers: mapOf(text).describe('Headers of the request'),
    insecure: z
      .boolean()
      .default(false)
      .describe("Whether the server's certificate is trusted unseen"),
    chown: z.boolean().default(false).describe("Whether the task's user owns what was fetched"),
  },
)
