import { LongshoreError } from '@longshore/errors'

/**
 * How likely the kernel is to kill the task when the host runs out of memory: the task's number, else the driver's.
 * A task cannot make itself less likely to be killed than the host's own processes; that takes `allow_privileged`.
 * Spec: driver.md §4.3; the range is of proc(5), `oom_score_adj`.
 *
 * @throws LongshoreError `OOM_SCORE_INVALID`, `OOM_SCORE_NOT_ALLOWED`
 */
export function toOomScore(
  task: { oom_score_adj?: number },
  driver: { oom_score_adj?: number; allow_privileged?: boolean },
): { OomScoreAdj?: number } {
  const score = task.oom_score_adj ?? driver.oom_score_adj ?? 0
  if (!Number.isInteger(score) || Math.abs(score) > 1000) {
    throw new LongshoreError(
      'OOM_SCORE_INVALID',
      `oom_score_adj is ${score}; the kernel takes -1000 to 1000.`,
    )
  }
  const lowest = Math.min(driver.oom_score_adj ?? 0, 0)
  if (score < lowest && !driver.allow_privileged) {
    throw new LongshoreError(
      'OOM_SCORE_NOT_ALLOWED',
      `oom_score_adj = ${score} would have the kernel kill the host's processes before this task, which this agent does not allow.`,
      { hint: `Write ${lowest} to 1000, or have the operator set allow_privileged = true.` },
    )
  }
  return score === 0 ? {} : { OomScoreAdj: score }
}
