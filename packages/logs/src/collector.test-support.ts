import { resumeLogs } from './index.ts'
import { rawContainer } from './raw-engine.test-support.ts'

// A process that collects a container's logs until it is killed:
// node collector.test-support.ts <connection> <container> <directory> <log config>
const [connection = '', id = '', directory = '', config = '{}'] = process.argv.slice(2)
const container = rawContainer(JSON.parse(connection), id)
const { done } = await resumeLogs({
  directory,
  taskName: 'web',
  maxFiles: 1000,
  maxFileSizeMib: 3,
  attach: container.attachIfRunning,
  readBuffer: container.readBuffer,
  logDriver: { type: 'json-file', config: JSON.parse(config) },
  onGap: (gap) => console.log(JSON.stringify({ gap })),
})
console.log(JSON.stringify({ collecting: process.pid }))
console.log(JSON.stringify({ done: await done }))
