/** The container's name, `{task}-{allocId}`; not configurable (driver.md §4). */
export function containerName(task: { name: string; allocId: string }): string {
  return `${task.name.replaceAll('/', '_')}-${task.allocId}`
}
