import type { ContainerSummary } from '@longshore/engine'

/** Whether a program ran in it and has ended: not so of one that was never started. */
export function isFinished({ status }: Pick<ContainerSummary, 'status'>): boolean {
  return status === 'exited' || status === 'dead'
}
