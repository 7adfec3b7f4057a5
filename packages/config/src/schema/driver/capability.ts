import { nearestName } from '@longshore/hcl'
import { bareCapability, isCapabilityName, linuxCapabilities } from '@longshore/isolation'
import { z } from 'zod'
import { explain } from '../explanation.ts'

/** A capability's name in any case, with or without `CAP_`, or `all`. */
export const capability = z.string().refine(isCapabilityName, {
  error: ({ input }) => {
    const nearest = nearestName(bareCapability(String(input)), linuxCapabilities)?.toLowerCase()
    const hint = nearest
      ? `did you mean "${nearest}"?`
      : 'write "all", or a name such as "net_admin"'
    return explain(`must be a capability of Linux, and is ${JSON.stringify(input)}`, hint)
  },
})
