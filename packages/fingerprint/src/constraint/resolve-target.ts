import type { Attributes } from '../attributes.ts'

/** What constraints can look at. */
export interface NodeFacts {
  /** `${attr.…}` */
  attributes: Attributes
  /** `${meta.…}` */
  meta?: Record<string, string>
  /** `${node.…}`: `unique.id`, `unique.name`, `datacenter`, `class`, `pool`, `region`. */
  node?: Record<string, string>
  /**
   * How many allocations of the job, or of the group for a constraint of the group, the node would run, with the one that is
   * to be placed. Default 1.
   */
  allocations?: number
}

/**
 * The value of one side of a constraint: a text is itself, `${attr.kernel.name}` is looked up, undefined where there is
 * none. Only a reference that is the whole side counts, as in Nomad.
 */
export function resolveTarget(target: string, facts: NodeFacts): string | boolean | undefined {
  if (!target.startsWith('${')) return target
  const [, scope, name = ''] = /^\$\{(attr|meta|node)\.(.*)\}$/s.exec(target) ?? []
  const values: Attributes =
    (scope === 'attr' ? facts.attributes : scope === 'meta' ? facts.meta : facts.node) ?? {}
  return scope !== undefined && Object.hasOwn(values, name) ? values[name] : undefined
}
