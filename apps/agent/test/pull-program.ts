import { connectEngine } from '@longshore/engine'
import { createImages } from '@longshore/images'
import { lockDataDirectory } from '@longshore/runner'
import { createHousekeeping } from '../src/housekeeping.ts'
import { agentOf } from './agent-of.ts'

// An agent that pulls an image and is killed before it can write down that the pull has ended.
const [path = '', reference = ''] = process.argv.slice(2)
const engine = connectEngine({ environment: process.env })
const { images: imageStore, agentId } = await lockDataDirectory(path)
const housekeeping = createHousekeeping({
  engine,
  fingerprinter: { watch: () => ({ close() {} }) },
  options: agentOf('').driver,
  labels: { 'dev.longshore.agent': agentId },
  imageStore,
  isTracked: () => false,
  keepUnlabelled: true,
  onEvent() {},
})
await housekeeping.start(new AbortController().signal)
const images = createImages({
  engine,
  aroundPull: (name, pull) =>
    housekeeping.aroundPull(name, async () => {
      await pull()
      process.kill(process.pid, 'SIGKILL')
      return new Promise(() => {})
    }),
})
await images.ensure(reference)
