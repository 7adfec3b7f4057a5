import { z } from 'zod'
import { block } from '../hcl-shapes.ts'
import { text } from '../text.ts'
import { unsetIfEmpty } from '../unset-if-empty.ts'

/** A text that no message may quote. */
const secret = z.string().regex(/^[^\0]*$/, 'must not contain a NUL character')

export const authSchema = block(
  { block: 'auth', assignable: true },
  {
    username: unsetIfEmpty(text).describe('The user at the registry'),
    password: unsetIfEmpty(secret).describe("The user's password or access token"),
    email: unsetIfEmpty(text).describe("The user's address; registries no longer ask for it"),
    server_address: unsetIfEmpty(text).describe("The registry; the image's if unset"),
  },
)
