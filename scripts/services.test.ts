import { randomUUID } from 'node:crypto'
import { engineAddress, engineRequest, services } from '@longshore/test-support'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { ensureBusyboxImage } from './services/ensure-busybox-image.ts'
import { runCommand } from './shared/run-command.ts'

const run = async () =>
  (
    await runCommand(process.execPath, [new URL('./services.ts', import.meta.url).pathname])
  ).toString()

describe('npm run services', () => {
  beforeAll(async () => void (await run()), 600_000)

  it('does nothing on the second run, and says so in one line', async () => {
    const image = () => engineRequest('GET', `/images/${services.busyboxImage}/json`)
    const manifest = () =>
      fetch(`http://${services.registry}/v2/redis/manifests/7`).then((answer) => answer.text())
    const before = [await image(), await manifest()]
    expect(await run()).toMatch(/^Services are there: .*\n$/)
    expect([await image(), await manifest()]).toEqual(before)
  })

  it('makes a missing image of busybox once', async () => {
    const image = `longshore-test/${randomUUID()}:1`
    onTestFinished(() => engineRequest('DELETE', `/images/${image}`).then(() => undefined))
    const said: string[] = []
    const tools = { run: runCommand, say: (line: string) => said.push(line) }
    const { connection } = engineAddress()

    expect(await ensureBusyboxImage(tools, connection, image)).toBe(true)
    expect(await ensureBusyboxImage(tools, connection, image)).toBe(false)
    expect(said).toEqual([`Making the image ${image} of Debian's busybox-static`])
    expect(await engineRequest('GET', `/images/${image}/json`)).toMatchObject({
      Config: { Cmd: ['sh'] },
    })
  })
})
