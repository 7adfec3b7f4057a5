import type { Stage } from './stage.ts'

/**
 * Looks at the running tasks. The function that it resolves with tells a violation for each that has ended since, for us
 * or for the engine, or was started again.
 */
export async function rememberTasks(stage: Stage): Promise<() => Promise<void>> {
  const before = new Map<string, string>()
  for (const id of stage.running()) before.set(id, (await stage.observer.look(id)).startedAt)

  return async () => {
    for (const [id, startedAt] of before) {
      const { state } = await stage.driver.inspectTask(id)
      if (state === 'exited') stage.violate(`${id}: reported as exited`)
      const now = await stage.observer.look(id)
      if (!now.running) stage.violate(`${id}: does not run any more`)
      if (now.startedAt !== startedAt) stage.violate(`${id}: was started again`)
    }
  }
}
