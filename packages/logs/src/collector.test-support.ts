import { resumeLogs } from './index.ts'
import { rawContainer } from './raw-engine.test-support.ts'

// A process that collects a container's logs until it is killed: node collector.test-support.ts <connection> <container> <directory>
const [connection = '', id = '', directory = ''] = process.argv.slice(2)
const container = rawContainer(JSON.parse(connection), id)
const { done } = await resumeLogs({
  directory,
  taskName: 'web',
  maxFiles: 1000,
  maxFileSizeMib: 3,
  attach: container.attachIfRunning,
  readBuffer: container.readBuffer,
  onGap: ({ stream, from, to }) => console.log(JSON.stringify({ stream, from, to })),
})
console.log('collecting')
console.log(JSON.stringify(await done))
