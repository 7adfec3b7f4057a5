import { services } from '@longshore/test-support'
import { type NumberedLines, numberedScript } from './numbered-lines.ts'

export interface LongshoreJob {
  /** Of allocations with a task each. */
  count: number
  /** How often a task is started again. */
  restarts: number
  lines: NumberedLines
}

/** A job file. */
export function toJob({ count, restarts, lines }: LongshoreJob): string {
  return `
    job "chaos" {
      type = "batch"
      group "g" {
        count = ${count}
        restart {
          attempts = ${restarts}
          delay    = "1s"
          mode     = "fail"
        }
        task "main" {
          driver = "docker"
          config {
            image   = "${services.busyboxImage}"
            command = "sh"
            args    = ["-c", ${JSON.stringify(numberedScript(lines))}]
          }
        }
      }
    }`
}
