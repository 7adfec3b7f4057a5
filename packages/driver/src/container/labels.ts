import type { DriverSettings } from '../driver-settings.ts'
import type { TaskConfig } from '../task-config.ts'

const prefix = 'com.hashicorp.nomad'

/**
 * The task's labels, then those by which the container is known: the allocation's id always, and what `extra_labels`
 * names. Spec: driver.md §1, §4.
 */
export function toLabels(task: TaskConfig, settings: DriverSettings): Record<string, string> {
  const globs = settings.options.extra_labels.map(toPattern)
  const extra = Object.entries(extraLabels(task, settings)).filter(
    ([name, value]) => value !== undefined && globs.some((glob) => glob.test(name)),
  )
  return {
    ...task.config.labels,
    ...Object.fromEntries(extra.map(([name, value]) => [`${prefix}.${name}`, value])),
    [`${prefix}.alloc_id`]: task.allocId,
    ...settings.ownerLabels,
  }
}

function extraLabels({ name, job, ...task }: TaskConfig, settings: DriverSettings) {
  const node = task.node ?? settings.node
  return {
    job_name: job.name,
    job_id: job.id,
    parent_job_id: job.parentId,
    task_group_name: job.group,
    task_name: name,
    namespace: job.namespace,
    node_name: node.name,
    node_id: node.id,
  }
}

/** `*` stands for any text. */
function toPattern(glob: string): RegExp {
  const parts = glob.split('*').map((part) => part.replace(/[\\^$.+?()[\]{}|]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`, 's')
}
