import type { Check } from '../check.ts'
import { survive } from '../parts/survive.ts'

export const logmon: Check = {
  name: 'log_collection = "logmon"',
  // What goes into a FIFO cannot be read back: ours tells of a gap where it was away.
  about: 'output goes through Nomad’s own log process, also after a restart of the client',
  alone: true,
  async run(site, signal) {
    const { agent, kind } = site
    const restart = async () => {
      await agent.stop('SIGTERM')
      await agent.start(signal)
    }
    if (kind === 'longshore') {
      agent.use('logmon')
      await restart()
    }
    try {
      return await survive(site, { id: 'logmon', disturb: restart, mayLoseLines: true, signal })
    } finally {
      agent.use(kind)
      if (kind === 'longshore') await restart()
    }
  },
}
