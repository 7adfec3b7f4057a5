// The docker driver as a plugin of its own. Run it with `node --conditions=source`, the value of its containers' label, and what is
// special about the engine's environment as JSON.
import * as files from 'node:fs/promises'
import { createDriver } from '@longshore/driver'
import { connectEngine } from '@longshore/engine'
import { createDriverFingerprinter } from '@longshore/fingerprint'
import { createImages } from '@longshore/images'
import { createDockerDriver, createHclogLogger, servePlugin } from '../index.ts'

const [label = '', environment = '{}'] = process.argv.slice(2)
const driver = createDockerDriver({
  version: '0.1.0',
  async open({ options, onEvent }) {
    const engine = connectEngine({ environment: JSON.parse(environment) })
    const driver = createDriver({
      ...{ engine, images: createImages({ engine }), host: files, now: Date.now, onEvent },
      settings: {
        options,
        host: {
          ...{ totalMhz: 4000, cores: [0, 1], cgroupVersion: 1, os: 'linux' },
          ...{ runtimes: ['runc'], apiVersion: '1.41' },
        },
        node: { id: '', name: '' },
        ownerLabels: { 'dev.longshore.test': label },
        untrustedDirs: [],
      },
    })
    const host = { platform: 'linux', isRoot: true } as const
    const { watch } = createDriverFingerprinter({ engine, options, host })
    return {
      ...{ driver, watchFingerprint: watch },
      async close() {
        await driver.close()
        engine.close()
      },
    }
  },
  processes: { readFile: files.readFile, kill: (pid, signal) => void process.kill(pid, signal) },
  files,
  log: createHclogLogger(process.stderr, { module: 'docker' }),
})
process.exit(await servePlugin(driver, process))
