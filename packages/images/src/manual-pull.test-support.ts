import type { PullMessage, PullScript } from '@longshore/engine'

/** A pull of a fake engine that goes on as it is told. Each act resolves when all that follows from it has happened. */
export function createManualPull() {
  const reasons: unknown[] = []
  let stream: ReadableStreamDefaultController<PullMessage> | undefined
  const script: PullScript = (signal) =>
    new ReadableStream<PullMessage>({
      start(controller) {
        stream = controller
        signal?.addEventListener('abort', () => {
          reasons.push(signal.reason)
          controller.error(signal.reason)
        })
      },
    })
  return {
    script,
    /** Why it was cancelled, each time. */
    reasons,
    async tell(message: PullMessage) {
      stream?.enqueue(message)
      await settle()
    },
    async end() {
      stream?.close()
      await settle()
    },
    async fail(error: Error) {
      stream?.error(error)
      await settle()
    },
  }
}

/** Lets everything that is waiting happen. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve))
}
