import { type Body, extendScope } from '@longshore/hcl'
import type { DecodeContext } from './decode-context.ts'

/** The context of what stands in a body: names that the body brings with it hide those of the same name around it. */
export function enterBody({ syntax, variables }: Body, context: DecodeContext): DecodeContext {
  return { ...context, syntax, scope: extendScope(context.scope, variables) }
}
