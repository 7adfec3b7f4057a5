/** The calls under way: each has a signal of its own, and the end of all aborts them. */
export interface OpenCalls {
  open(): OpenCall
  /** From now on every call's signal is aborted with this reason. */
  abortAll(reason: unknown): void
}

export interface OpenCall {
  signal: AbortSignal
  abort(reason: unknown): void
  close(): void
}

export function createOpenCalls(): OpenCalls {
  const controllers = new Set<AbortController>()
  let ended: { reason: unknown } | undefined
  return {
    open() {
      const controller = new AbortController()
      controllers.add(controller)
      if (ended) controller.abort(ended.reason)
      return {
        signal: controller.signal,
        abort: (reason) => controller.abort(reason),
        close: () => controllers.delete(controller),
      }
    },
    abortAll(reason) {
      ended = { reason }
      for (const controller of controllers) controller.abort(reason)
    },
  }
}
