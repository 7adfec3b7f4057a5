import { LongshoreError } from '@longshore/errors'

/**
 * The container's name, `{task}-{allocId}`; not configurable (driver.md §4). Which names there are: moby
 * `daemon/names/names.go`.
 *
 * @throws LongshoreError `TASK_NAME_INVALID`
 */
export function containerName(task: { name: string; allocId: string }): string {
  const name = `${task.name.replaceAll('/', '_')}-${task.allocId}`
  if (/^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)) return name
  throw new LongshoreError(
    'TASK_NAME_INVALID',
    `The task ${JSON.stringify(task.name)} cannot be part of a container's name.`,
    { hint: 'Name it with letters, digits, "_", "." and "-", a letter or digit first.' },
  )
}
