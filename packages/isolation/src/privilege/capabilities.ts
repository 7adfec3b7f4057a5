import { LongshoreError } from '@longshore/errors'
import { engineDefaultCapabilities } from './capability-names.ts'
import { type CapabilitySet, quote, toCapabilitySet } from './capability-set.ts'

/** Names in any case, with or without `CAP_`; `all` for every capability. */
export interface CapabilityRequest {
  /** The operator's bound. */
  allowCaps: readonly string[]
  /** The task's. */
  capAdd?: readonly string[]
  capDrop?: readonly string[]
}

export interface Capabilities {
  CapAdd?: string[]
  CapDrop?: string[]
}

/**
 * What to add to and drop from the engine's default, so that the container has nothing outside `allowCaps`
 * (driver.md §4.3). What the default has and `allowCaps` lacks is dropped always.
 *
 * The order is the engine's: first all drops, then all adds. So a name in both options is added, and `cap_drop = ["all"]`
 * leaves what `cap_add` names. Only `cap_add = ["all"]` comes first: it adds all but what `cap_drop` names.
 * As "all" means what any kernel has, now or later, only `allowCaps` with "all" allows it.
 *
 * @throws LongshoreError `CAPABILITY_NOT_ALLOWED`, `CAPABILITY_UNKNOWN`
 */
export function toCapabilities(request: CapabilityRequest): Capabilities {
  const allow = toCapabilitySet('allow_caps', request.allowCaps)
  const add = toCapabilitySet('cap_add', request.capAdd ?? [])
  const drop = toCapabilitySet('cap_drop', request.capDrop ?? [])
  refuseNotAllowed(add, allow)

  if (add.all) return fragment(['ALL'], drop.names)
  if (drop.all) return fragment(add.names, ['ALL'])
  const notAllowed = engineDefaultCapabilities.filter(
    (name) => !allow.all && !allow.names.has(name),
  )
  const dropped = new Set([...notAllowed, ...drop.names])
  return fragment(
    add.names,
    [...dropped].filter((name) => !add.names.has(name)),
  )
}

function fragment(add: Iterable<string>, drop: Iterable<string>): Capabilities {
  const CapAdd = [...add].sort()
  const CapDrop = [...drop].sort()
  return {
    ...(CapAdd.length === 0 ? {} : { CapAdd }),
    ...(CapDrop.length === 0 ? {} : { CapDrop }),
  }
}

function refuseNotAllowed(add: CapabilitySet, allow: CapabilitySet): void {
  if (allow.all) return
  const missing = [...add.names].filter((name) => !allow.names.has(name))
  if (add.all) missing.push('ALL')
  if (missing.length === 0) return
  const names = missing.map(quote).join(', ')
  throw new LongshoreError(
    'CAPABILITY_NOT_ALLOWED',
    `cap_add asks for ${names}, which allow_caps of this agent does not include.`,
    {
      hint: `Take ${names} out of cap_add. The driver's allow_caps: ${[...allow.names].map(quote).join(', ') || 'none'}.`,
    },
  )
}
