import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryDirectory } from '@longshore/test-support'
import { expect, it, onTestFinished } from 'vitest'
import { Driver } from './gen/driver_pb.ts'
import { GRPCController } from './gen/go_plugin_pb.ts'
import {
  connectTo,
  launchPlugin,
  pluginEnvironment,
  pluginProgram,
} from './test/launch-plugin.test-support.ts'

const agentProgram = fileURLToPath(new URL('test/agent.test-support.ts', import.meta.url))
const { startTask, inspectTask, recoverTask, capabilities } = Driver.method

it('goes on when its client leaves and another connects', async () => {
  const { path } = await launchPlugin()
  const first = connectTo(path)
  await first.call(startTask, { task: { id: 't1', name: 'web' } })
  first.stream(Driver.method.fingerprint).on('error', () => {})
  first.close()
  // An agent that starts again looks first whether somebody listens.
  const probe = connect(path)
  await once(probe, 'connect')
  probe.destroy()
  const garbage = connect(path)
  garbage.end('GET / HTTP/1.1\r\n\r\n')
  garbage.on('error', () => {})
  await once(garbage.resume(), 'close')

  const { task } = await connectTo(path).call(inspectTask, { taskId: 't1' })
  expect(task?.name).toBe('web')
})

it('goes on when nobody reads its output any more', async () => {
  const { path, child } = await launchPlugin()
  child.stdout?.destroy()
  child.stderr?.destroy()
  const client = connectTo(path)
  // Each of these is logged.
  for (let count = 0; count < 10; count++)
    await expect(client.call(inspectTask, { taskId: 'x' })).rejects.toThrow('task not found')
  await client.call(capabilities)
})

it('does not end on Ctrl-C, and ends on SIGTERM', async () => {
  const { path, child, directory } = await launchPlugin()
  child.kill('SIGINT')
  child.kill('SIGHUP')
  await connectTo(path).call(capabilities)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(await readdir(directory)).toEqual([])
})

it('ends on Shutdown', async () => {
  const { path, child } = await launchPlugin()
  const client = connectTo(path)
  client.stream(Driver.method.fingerprint).on('error', () => {})
  const exited = once(child, 'exit')
  await client.call(GRPCController.method.shutdown)
  expect(await exited).toEqual([0, null])
})

it('outlives the agent that started it', async () => {
  const directory = await temporaryDirectory()
  const agent = spawn(process.execPath, [agentProgram, '--conditions=source', pluginProgram], {
    env: { ...pluginEnvironment, TMPDIR: directory },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [output] = await once(agent.stdout, 'data')
  const [pid, line = ''] = String(output).split(' ')
  onTestFinished(() => void process.kill(Number(pid), 'SIGKILL'))
  agent.kill('SIGKILL')
  await once(agent, 'exit')

  const client = connectTo(line.split('|')[3] ?? '')
  for (let count = 0; count < 3; count++)
    await expect(client.call(inspectTask, { taskId: 'x' })).rejects.toThrow('task not found')
  await client.call(capabilities)
})

it('is killed, started anew, and takes its task over from the handle alone', async () => {
  const first = await launchPlugin()
  const { handle } = await connectTo(first.path).call(startTask, {
    task: { id: 't1', name: 'web' },
  })
  first.child.kill('SIGKILL')
  await once(first.child, 'exit')

  const second = await launchPlugin(first.directory)
  const client = connectTo(second.path)
  await client.call(recoverTask, { handle })
  expect((await client.call(inspectTask, { taskId: 't1' })).task?.name).toBe('web')
})

it('removes the sockets of plugins that were killed, and no others', async () => {
  const directory = await temporaryDirectory()
  const launch = () => launchPlugin(directory)
  const [killed, fresh, alive] = await Promise.all([launch(), launch(), launch()])
  for (const { child } of [killed, fresh]) {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  const hourAgo = new Date(Date.now() - 3_600_000)
  for (const { path } of [killed, alive]) await utimes(path, hourAgo, hourAgo)
  await mkdir(join(directory, 'nomad-plugin-other'))
  await writeFile(join(directory, 'nomad-plugin-other', 'plugin.sock'), '')

  const next = await launchPlugin(directory)
  await connectTo(next.path).call(capabilities)
  await connectTo(alive.path).call(capabilities)
  next.child.kill('SIGTERM')
  await once(next.child, 'exit')
  const left = [alive.path, fresh.path].map((path) => basename(dirname(path)))
  expect(new Set(await readdir(directory))).toEqual(new Set([...left, 'nomad-plugin-other']))
})
