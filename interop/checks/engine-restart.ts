import type { Check } from '../check.ts'
import { survive } from '../parts/survive.ts'

function restartEngine(name: string, how: 'SIGTERM' | 'SIGKILL'): Check {
  return {
    name,
    about: 'with live-restore no task is restarted',
    alone: true,
    run: (site, signal) =>
      survive(site, {
        id: name.replaceAll(' ', '-'),
        async disturb() {
          await site.engine.stop(how)
          await site.engine.start()
        },
        signal,
      }),
  }
}

export const engineStop = restartEngine('dockerd stopped', 'SIGTERM')
export const engineKill = restartEngine('dockerd killed', 'SIGKILL')
