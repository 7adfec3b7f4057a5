import { parseJob } from '@longshore/config'
import type { TaskConfig } from '../src/index.ts'

/** Reads the options of a docker task as they are in a job file. */
export function parseConfig(written: object): TaskConfig['config'] {
  const config = JSON.stringify({ image: 'busybox:1', ...written })
  const { job, diagnostics } = parseJob({
    path: 'proof.hcl',
    text: `
      job "proof" {
        group "proof" {
          task "proof" {
            driver = "docker"
            resources { memory = 64 }
            config = ${config.replaceAll(/[$%](?=\{)/g, '$&$&')}
          }
        }
      }`,
  })
  const [task] = job?.group[0]?.task ?? []
  if (!task) throw new Error(`Not a job: ${diagnostics.map(({ message }) => message).join('; ')}`)
  return task.config
}
