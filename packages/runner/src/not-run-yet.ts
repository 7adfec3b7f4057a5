import type { Refused } from '@longshore/config'

const NEVER: readonly string[] = []
/** Saying that it is off is what happens anyway. */
const IF_OFF = ['false']

/**
 * What the runner does not do yet of what a job file may say, by block, with the values that are no different from leaving
 * the option out: for `parseJob`, so that a job is refused rather than run otherwise than it says. A name leaves this list
 * with the code that does it.
 */
export const notRunYet: Refused = {
  job: { type: ['service', 'batch'] },
  group: {
    max_run_duration: NEVER,
    service: NEVER,
    shutdown_delay: ['0s'],
    volume: NEVER,
  },
  task: {
    artifact: NEVER,
    leader: IF_OFF,
    lifecycle: NEVER,
    service: NEVER,
    shutdown_delay: ['0s'],
    template: NEVER,
    volume_mount: NEVER,
  },
  restart: { render_templates: IF_OFF },
  resources: { device: NEVER, secrets: ['0'] },
  network: { cni: NEVER, mode: ['host', 'bridge', 'none'] },
  port: { ignore_collision: IF_OFF },
}
