import type { Check } from '../check.ts'
import { killPlugin } from '../parts/plugin-processes.ts'
import { survive } from '../parts/survive.ts'

export const allThree: Check = {
  name: 'all three killed',
  about: 'Nomad, its driver and dockerd at once',
  alone: true,
  run: (site, signal) =>
    survive(site, {
      id: 'all-three',
      async disturb() {
        const kills = [site.agent.stop('SIGKILL'), site.engine.stop('SIGKILL')]
        if (site.kind === 'longshore') kills.push(killPlugin(site))
        await Promise.all(kills)
        await Promise.all([site.agent.start(signal), site.engine.start()])
      },
      signal,
    }),
}
