import type { Job } from '@longshore/config'
import { type MatchPattern, matchConstraint, type NodeFacts } from '@longshore/fingerprint'
import { constraintsOfJob, type JobConstraint } from './constraints-of-job.ts'
import { isUnjudged } from './constraints-unjudged.ts'
import type { Node } from './node.ts'
import { nodeValues } from './node-values.ts'

/** Why the node does not meet the job's constraints, a sentence for each, with the node's value; empty if it does. */
export async function findUnmetConstraints(job: Job, node: Node): Promise<string[]> {
  const constraints = constraintsOfJob(job).filter((each) => !isUnjudged(each, node))
  const matchesPattern = await patternMatcher(constraints)
  const facts = nodeFacts(node)
  return constraints.flatMap(({ constraint, of, allocations }) => {
    const result = matchConstraint({ ...facts, allocations }, constraint, matchesPattern)
    return result.met ? [] : [`${of}: ${result.reason}`]
  })
}

/** By RE2, whose time is linear in pattern and text. It is loaded only for a job that has patterns. */
async function patternMatcher(constraints: JobConstraint[]): Promise<MatchPattern> {
  const isNeeded = constraints.some(({ constraint }) => constraint.operator === 'regexp')
  if (!isNeeded) return () => false
  const { RE2JS } = await import('re2js')
  return (pattern, text) => RE2JS.compile(pattern).matcher(text).find()
}

function nodeFacts(node: Node): NodeFacts {
  const ofNode = [...nodeValues(node)].filter(([name]) => name.startsWith('node.'))
  return {
    attributes: node.attributes,
    meta: node.meta,
    node: Object.fromEntries(ofNode.map(([name, value]) => [name.slice('node.'.length), value])),
  }
}
