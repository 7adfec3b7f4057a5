import { services } from '@longshore/test-support'

export interface JobText {
  id: string
  /** Default: `service`. */
  type?: string
  count?: number
  image?: string
  /** What busybox's shell runs. Default: it sleeps. */
  script?: string
  /** Further lines of the task's `config`. */
  config?: string
  /** Further lines of the task, the group and the job. */
  task?: string
  group?: string
  job?: string
  memoryMib?: number
  /** Whether it has the usual resources. Default: true. */
  resources?: boolean
}

/** A job file with one group `g` of one task `t`. */
export function toJobText(job: JobText): string {
  const { id, type = 'service', count = 1, image = services.busyboxImage, memoryMib = 20 } = job
  const { resources = true } = job
  const command =
    job.script === undefined
      ? ['sleep', '100000']
      : ['sh', '-c', `trap 'exit 0' TERM; ${job.script}`]
  const countLine = type.startsWith('sys') ? '' : `count = ${count}`
  return `
job ${JSON.stringify(id)} {
  type = ${JSON.stringify(type)}
  ${job.job ?? ''}
  group "g" {
    ${countLine}
    ${job.group ?? ''}
    task "t" {
      driver       = "docker"
      kill_timeout = "2s"
      ${job.task ?? ''}
      config {
        image   = ${JSON.stringify(image)}
        command = ${JSON.stringify(command[0])}
        args    = ${JSON.stringify(command.slice(1)).replaceAll('${', '$${')}
        ${job.config ?? ''}
      }
      ${resources ? `resources {\n cpu = 20\n memory = ${memoryMib}\n }` : ''}
    }
  }
}
`
}
