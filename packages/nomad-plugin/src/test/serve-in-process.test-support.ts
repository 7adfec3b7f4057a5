import { EventEmitter } from 'node:events'
import { onTestFinished } from 'vitest'
import { magicCookie } from '../handshake/read-launch.ts'
import type { ServeOptions } from '../serve-options.ts'
import { servePlugin } from '../serve-plugin.ts'
import type { TaskDriver } from '../task-driver.ts'
import { newFolder } from './new-folder.test-support.ts'
import { type ClientIdentity, createStrictClient } from './strict-client.test-support.ts'

export interface ServeInProcessOptions extends ServeOptions {
  env?: Record<string, string>
  platform?: string
}

/** Serves a driver in this process, as a client would start it; ended with the test. */
export async function serveInProcess(
  driver: TaskDriver,
  { env = {}, platform = 'linux', ...options }: ServeInProcessOptions = {},
) {
  const directory = await newFolder()
  const signals = new EventEmitter()
  const line = Promise.withResolvers<string>()
  const logs: string[] = []
  const host = {
    env: { [magicCookie.name]: magicCookie.value, TMPDIR: directory, ...env },
    platform,
    stdout: { write: (text: string) => line.resolve(text), on: () => {} },
    stderr: { write: (text: string) => logs.push(text), on: () => {} },
    on: signals.on.bind(signals),
    off: signals.off.bind(signals),
    getuid: process.getuid,
  }
  const exitCode = servePlugin(driver, host, options)
  const handshake = await Promise.race([line.promise, exitCode.then(() => '')])
  onTestFinished(async () => {
    signals.emit('SIGTERM')
    await exitCode
  })
  return {
    directory,
    handshake,
    logs,
    exitCode,
    signal: (name: string) => signals.emit(name),
    connect(identity?: ClientIdentity) {
      const [, , network, address] = handshake.trim().split('|')
      const client = createStrictClient(
        network === 'unix' ? `unix:${address}` : `${address}`,
        identity,
      )
      onTestFinished(() => client.close())
      return client
    },
  }
}
