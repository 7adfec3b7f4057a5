import type { Diagnostic } from '@longshore/hcl'
import { parseJob } from './parse-job.ts'

/** What a test says about a diagnostic: `at` is the text that it points to. */
export interface Problem {
  at: string
  message: string
  hint?: string
  severity?: 'warning'
}

/** The diagnostics of a job file; errors are the rule, so only warnings name their severity. */
export function problemsOf(text: string): Problem[] {
  return parseJob({ path: 'job.hcl', text }).diagnostics.map((diagnostic) =>
    toProblem(diagnostic, text),
  )
}

/** The job of a file without errors. */
export function jobOf(text: string) {
  const { job, diagnostics } = parseJob({ path: 'job.hcl', text })
  if (!job) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return job
}

/** A job file with a group `g` and a task `t`, and more lines in each block. */
export function jobText({ job = '', group = '', task = '', config = '' } = {}): string {
  return `job "j" {
  ${job}
  group "g" {
    ${group}
    task "t" {
      driver = "docker"
      ${task}
      config {
        image = "busybox"
        ${config}
      }
    }
  }
}
`
}

function toProblem({ range, message, hint, severity }: Diagnostic, text: string): Problem {
  return {
    at: text.slice(range.start.offset, range.end.offset),
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(severity === 'warning' ? { severity } : {}),
  }
}
