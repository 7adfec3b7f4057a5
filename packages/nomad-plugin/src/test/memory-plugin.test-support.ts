// A plugin as a program of its own, for tests of its life. Run it with `node --conditions=source`.
import { servePlugin } from '../serve-plugin.ts'
import { createMemoryDriver } from './memory-driver.test-support.ts'

process.exit(await servePlugin(createMemoryDriver(), process))
