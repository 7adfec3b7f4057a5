export interface ShellJob {
  image: string
  labels: Record<string, string>
  /** Default: `service`. */
  type?: string | undefined
  /** The lines of `restart`. Default: none is allowed. */
  restart?: string | undefined
  killTimeout?: string | undefined
  /** What else the group has. */
  group?: string | undefined
}

/** A job of one task, `main`, that runs a script in a shell. */
export function shellJob(script: string, job: ShellJob): string {
  const { image, labels, type = 'service', restart = 'attempts = 0', group = '' } = job
  return `
    job "test" {
      type = "${type}"
      group "g" {
        restart {
          ${restart}
        }
        ${group}
        task "main" {
          driver       = "docker"
          kill_timeout = "${job.killTimeout ?? '1s'}"
          config {
            image   = "${image}"
            command = "sh"
            args    = ["-c", ${JSON.stringify(script)}]
            labels  = ${JSON.stringify(labels)}
          }
        }
      }
    }`
}
