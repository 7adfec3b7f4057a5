import type { Io } from '../../io.ts'
import { type Finding, ok, problem, warning } from './finding.ts'
import { probePlugin } from './probe-plugin.ts'

const about = 'start'
/** Nomad starts a plugin three times before it has its driver. */
const slowMs = 2000

/** Whether the launcher starts and answers as Nomad asks. */
export async function checkAnswer(path: string, env: Io['env']): Promise<Finding> {
  const probe = await probePlugin(path, env)
  if (probe.kind === 'fails') {
    const said = probe.said === '' ? '' : ` It said: ${probe.said}`
    return problem(about, `${path} does not start: ${probe.reason}.${said}`, 'Mend what it says.')
  }
  const { name, version, milliseconds } = probe
  if (name !== 'docker')
    return problem(about, `${path} is a plugin called ${name}.`, 'Install longshore there anew.')
  const message = `It answers after ${milliseconds} ms, as docker ${version}.`
  return milliseconds > slowMs
    ? warning(about, message, 'Nomad starts it three times. Look at what the machine is busy with.')
    : ok(about, message)
}
