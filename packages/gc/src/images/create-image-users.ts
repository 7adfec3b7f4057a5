/** Which tasks use which image. A task counts once for an image, however often it is added. */
export function createImageUsers() {
  const users = new Map<string, Set<string>>()

  return {
    count: (imageId: string): number => users.get(imageId)?.size ?? 0,
    add(imageId: string, taskId: string): void {
      const tasks = users.get(imageId)
      if (tasks) tasks.add(taskId)
      else users.set(imageId, new Set([taskId]))
    },
    /** Whether that was the image's last task. */
    remove(imageId: string, taskId: string): boolean {
      const tasks = users.get(imageId)
      if (!tasks?.delete(taskId) || tasks.size > 0) return false
      return users.delete(imageId)
    },
  }
}

export type ImageUsers = ReturnType<typeof createImageUsers>
