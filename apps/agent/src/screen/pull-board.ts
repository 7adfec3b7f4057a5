import type { PullProgress } from '@longshore/images'
import type { TaskPull } from './run-screen.ts'

/** A pull and the tasks that wait for it. */
export interface PullView {
  image: string
  tasks: string[]
  progress: PullProgress
}

/** The pulls that are under way, each once, however many tasks wait for it. */
export function createPullBoard() {
  const pulls = new Map<string, TaskPull>()
  return {
    set: (pull: TaskPull) => void pulls.set(pull.task, pull),
    remove: (task: string) => void pulls.delete(task),
    clear: () => pulls.clear(),
    /** In the order in which they began. */
    views(): PullView[] {
      const views = new Map<PullProgress, PullView>()
      for (const { task, image, progress } of pulls.values()) {
        const view = views.get(progress)
        if (view) view.tasks.push(task)
        else views.set(progress, { image, tasks: [task], progress })
      }
      return [...views.values()]
    },
  }
}
