import type { Check } from '../check.ts'
import { killPlugin, untilPluginIsBack } from '../parts/plugin-processes.ts'
import { survive } from '../parts/survive.ts'

export const pluginKill: Check = {
  name: 'plugin killed',
  about: 'Nomad starts it anew, and tasks go on untouched (the built-in is in Nomad itself)',
  alone: true,
  onlyOurs: true,
  run: (site, signal) =>
    survive(site, {
      id: 'plugin-kill',
      async disturb() {
        await killPlugin(site)
        await untilPluginIsBack(site, signal)
      },
      signal,
    }),
}
