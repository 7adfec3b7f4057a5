import type { AnswerWatch } from '@longshore/test-support'
import { addNumbers, noNumbers, type SeenNumbers } from './seen-numbers.ts'

/** What the engine has sent to us of containers' output, as the proxy between us has seen it. */
export interface SentToUs {
  watch(requestLine: string): AnswerWatch | undefined
  /** By container id. */
  seen: ReadonlyMap<string, SeenNumbers>
}

export function createSentToUs(): SentToUs {
  const seen = new Map<string, SeenNumbers>()
  return {
    seen,
    watch(requestLine) {
      const id = /^POST [^ ]*\/containers\/([0-9a-f]{64})\/attach\b/.exec(requestLine)?.[1]
      if (id === undefined) return undefined
      const numbers = seen.get(id) ?? noNumbers()
      seen.set(id, numbers)
      return afterHead(addNumbers(id, numbers))
    },
  }
}

function afterHead(push: (chunk: Buffer) => void): AnswerWatch {
  let head: Buffer | undefined = Buffer.alloc(0)
  return (piece) => {
    if (!head) return push(piece)
    head = Buffer.concat([head, piece])
    const end = head.indexOf('\r\n\r\n')
    if (end < 0) return
    push(head.subarray(end + 4))
    head = undefined
  }
}
