import { basename } from 'node:path/posix'
import type {
  Artifact,
  Logs,
  Resources,
  RestartPolicy,
  Task,
  TaskOptions,
  Template,
} from './job.ts'
import { mergeRestartPolicy } from './restart-policy.ts'
import { toConstraint } from './to-constraint.ts'
import { toNetwork, toPort } from './to-network.ts'
import { toService } from './to-service.ts'

/** What a task takes over from around it. */
export interface TaskPlace {
  restart: RestartPolicy
  /** `job-group`, which names of services are made of. */
  owner: string
}

/** Fills in what follows from other options. Defaults: api/tasks.go. */
export function toTask({ port, ...task }: TaskOptions, { restart, owner }: TaskPlace): Task {
  return {
    ...task,
    artifact: task.artifact.map(toArtifact),
    constraint: task.constraint.map(toConstraint),
    logs: toLogs(task.logs),
    resources: toResources({ port, resources: task.resources }),
    restart: mergeRestartPolicy(restart, task.restart),
    service: task.service.map((service) => toService(service, `${owner}-${task.name}`)),
    template: task.template.map(toTemplate),
  }
}

function toArtifact(artifact: TaskOptions['artifact'][number]): Artifact {
  const { destination, mode, source } = artifact
  const own = mode === 'file' ? `local/${basename(source)}` : 'local/'
  return { ...artifact, destination: destination ?? own }
}

function toTemplate(template: TaskOptions['template'][number]): Template {
  return { ...template, change_signal: template.change_signal ?? 'SIGHUP' }
}

function toLogs({ enabled = true, disabled = !enabled, ...rest }: TaskOptions['logs']): Logs {
  return { ...rest, disabled }
}

function toResources({ port, resources }: Pick<TaskOptions, 'port' | 'resources'>): Resources {
  const network = toNetwork(resources.network)
  return {
    ...resources,
    cpu: resources.cpu ?? (resources.cores > 0 ? 0 : 100),
    device: resources.device.map((device) => ({
      ...device,
      constraint: device.constraint.map(toConstraint),
    })),
    network: { ...network, port: [...port.map(toPort), ...network.port] },
  }
}
