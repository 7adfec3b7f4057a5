import type { Check } from '../check.ts'
import { survive } from '../parts/survive.ts'

export const movingIn: Check = {
  name: 'moving in',
  about: 'tasks that the built-in driver has started go on with the plugin',
  alone: true,
  onlyOurs: true,
  async run(site, signal) {
    const { agent } = site
    agent.use('built-in')
    await agent.stop('SIGTERM')
    await agent.start(signal)
    async function disturb() {
      agent.use('longshore')
      await agent.stop('SIGTERM')
      await agent.start(signal)
    }
    return survive(site, { id: 'moving-in', disturb, signal })
  },
}

export const movingBack: Check = {
  name: 'moving back',
  about: 'tasks that the plugin has started go on with the built-in driver',
  alone: true,
  onlyOurs: true,
  async run(site, signal) {
    const { agent } = site
    async function use(kind: 'built-in' | 'longshore') {
      agent.use(kind)
      await agent.stop('SIGTERM')
      await agent.start(signal)
    }
    try {
      const disturb = () => use('built-in')
      // The built-in driver looks for its FIFOs before Nomad has made them: output comes again after the next restart.
      return await survive(site, { id: 'moving-back', disturb, mayLoseLines: true, signal })
    } finally {
      await use('longshore')
    }
  },
}
