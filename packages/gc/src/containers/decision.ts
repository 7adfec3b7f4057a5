/** What is to become of a container, and why. */
export interface Decision {
  decision: 'keep' | 'remove'
  /** For people: `tracked`, `untracked for 7m`. */
  reason: string
}

export const keep = (reason: string): Decision => ({ decision: 'keep', reason })
export const remove = (reason: string): Decision => ({ decision: 'remove', reason })
