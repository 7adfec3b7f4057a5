import type { Check } from '../check.ts'
import { survive } from '../parts/survive.ts'

function restartClient(name: string, how: 'SIGTERM' | 'SIGKILL'): Check {
  return {
    name,
    about: 'tasks go on untouched while Nomad is away and come back to it',
    alone: true,
    run: (site, signal) =>
      survive(site, {
        id: name.replaceAll(' ', '-'),
        async disturb() {
          await site.agent.stop(how)
          await site.agent.start(signal)
        },
        signal,
      }),
  }
}

export const clientStop = restartClient('client stopped', 'SIGTERM')
export const clientKill = restartClient('client killed', 'SIGKILL')
