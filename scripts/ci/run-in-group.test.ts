import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { withTemporaryFolder } from '../shared/with-temporary-folder.ts'
import { runInGroup } from './run-in-group.ts'

const never = new AbortController().signal

it.each([
  { script: 'exit 0', exitCode: 0 },
  { script: 'exit 3', exitCode: 3 },
  { script: 'kill -9 $$', exitCode: null },
])('resolves with $exitCode of "$script"', async ({ script, exitCode }) => {
  expect(await runInGroup('sh', ['-c', script], never)).toBe(exitCode)
})

it('rejects where there is no such program', async () => {
  await expect(runInGroup('longshore-has-no-such-program', [], never)).rejects.toThrow('ENOENT')
})

it('ends also what the program has started, when it is aborted', () =>
  withTemporaryFolder(async (folder) => {
    const path = join(folder, 'socket')
    const server = createServer().listen(path)
    onTestFinished(() => void server.close())
    const abort = new AbortController()
    const connect = `require('node:net').connect('${path}').resume()`
    const script = `'${process.execPath}' --eval "${connect}" & wait`

    const exitCode = runInGroup('sh', ['-c', script], abort.signal)
    const [socket] = (await once(server, 'connection')) as [Socket]
    const closed = once(socket.resume(), 'close')
    abort.abort()
    expect(await exitCode).toBe(null)
    await closed
  }))
