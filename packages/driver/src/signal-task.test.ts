import { connectEngine } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import { requireEngine, services, useTestContainers } from '@longshore/test-support'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signalTask } from './signal-task.ts'

function recordingEngine(refuse?: Error) {
  const sent: string[] = []
  return {
    sent,
    killContainer: async (id: string, signalName: string) => {
      sent.push(`${id} ${signalName}`)
      if (refuse) throw refuse
    },
  }
}

describe('signalTask', () => {
  it.each([
    { why: 'a full name', signalName: 'SIGHUP', sent: 'SIGHUP' },
    { why: 'a bare name', signalName: 'HUP', sent: 'SIGHUP' },
    { why: 'small letters', signalName: 'sigusr1', sent: 'SIGUSR1' },
    { why: 'a real-time signal', signalName: 'rtmin+3', sent: 'SIGRTMIN+3' },
    { why: 'the last real-time signal', signalName: 'SIGRTMAX', sent: 'SIGRTMAX' },
  ])('takes $why', async ({ signalName, sent }) => {
    const engine = recordingEngine()
    await signalTask(engine, { containerId: 'c', signalName })
    expect(engine.sent).toEqual([`c ${sent}`])
  })

  it.each([
    { why: 'nothing', signalName: '' },
    { why: 'SIG alone', signalName: 'SIG' },
    { why: 'a name of no signal', signalName: 'SIGNOPE' },
    { why: 'a number', signalName: '9' },
    { why: 'a signal of which there are fewer', signalName: 'SIGRTMIN+16' },
    { why: 'more than a name', signalName: 'SIGTERM ' },
    { why: 'a name of JavaScript', signalName: '__proto__' },
  ])('refuses $why before the engine is called, and lists the names', async ({ signalName }) => {
    const engine = recordingEngine()
    await expect(signalTask(engine, { containerId: 'c', signalName })).rejects.toMatchObject({
      code: 'SIGNAL_UNKNOWN',
      message: expect.stringContaining(JSON.stringify(signalName)),
      hint: expect.stringMatching(/SIGHUP, .*SIGRTMIN\+3/),
    })
    expect(engine.sent).toEqual([])
  })

  it('leaves a refusal of the engine as it is', async () => {
    const refusal = new LongshoreError('ENGINE_CONFLICT', 'it does not run')
    const call = signalTask(recordingEngine(refusal), { containerId: 'c', signalName: 'SIGHUP' })
    await expect(call).rejects.toBe(refusal)
  })
})

describe('on a real engine', () => {
  beforeAll(() => requireEngine())
  const engine = connectEngine({ environment: process.env })
  afterAll(() => engine.close())
  const { labels } = useTestContainers()

  it.each([
    { signalName: 'hup', trap: 'HUP' },
    { signalName: 'SIGUSR2', trap: 'USR2' },
    { signalName: 'SIGRTMIN+1', trap: '35' },
  ])('is caught by the task: $signalName', async ({ signalName, trap }) => {
    const script = `trap 'echo caught; exit 0' ${trap}; echo ready; while :; do sleep 0.05; done`
    const { id } = await engine.createContainer({
      name: `longshore-test-${crypto.randomUUID()}`,
      Image: services.busyboxImage,
      Cmd: ['sh', '-c', script],
      Labels: labels,
      HostConfig: { NetworkMode: 'none' },
    })
    const output = await engine.attachContainer(id)
    await engine.startContainer(id)
    let seen = ''
    for await (const chunk of output) {
      seen += chunk
      if (seen.includes('ready') && !seen.includes('caught'))
        await signalTask(engine, { containerId: id, signalName })
    }
    expect(seen).toContain('caught')
  })
})
