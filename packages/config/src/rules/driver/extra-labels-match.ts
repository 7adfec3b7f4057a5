import { nearestName } from '@longshore/hcl'
import { warningAt } from '../../warning-at.ts'
import type { DriverRule } from './driver-rule.ts'

/** driver.md §1 */
const LABELS =
  'job_name job_id parent_job_id task_group_name task_name namespace node_name node_id'.split(' ')

/** A glob of `extra_labels` that matches no label adds none. */
export const extraLabelsMatch: DriverRule = ({ extra_labels: globs = [] }, path, places) =>
  globs.flatMap((glob, index) => {
    if (LABELS.some((label) => matches(glob, label))) return []
    const range = places.find([...path, 'extra_labels', index]).value
    const nearest = nearestName(glob, LABELS)
    const hint = nearest ? `did you mean "${nearest}"?` : `the labels are ${LABELS.join(', ')}`
    return [warningAt(range, `${JSON.stringify(glob)} matches no label`, hint)]
  })

/** The pieces between the stars, in order: the first at the start, the last at the end. */
function matches(glob: string, label: string): boolean {
  const [first = '', ...rest] = glob.split('*')
  const last = rest.pop()
  if (last === undefined) return glob === label
  if (!label.startsWith(first)) return false
  let at = first.length
  for (const piece of rest) {
    const found = label.indexOf(piece, at)
    if (found === -1) return false
    at = found + piece.length
  }
  return label.length - last.length >= at && label.endsWith(last)
}
