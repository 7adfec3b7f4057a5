import { LongshoreError } from '@longshore/errors'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it } from 'vitest'
import {
  networkMade as made,
  type NetworkScript,
  runInScriptedNetwork,
} from '../test/run-in-scripted-network.ts'

async function run(fates: NetworkScript['fates']) {
  return runInScriptedNetwork({ directory: await temporaryDirectory(), fates })
}

describe('a group with a network of its own', () => {
  it('has it before its tasks and until they end; they join it and know its address', async () => {
    const { result, calls, started } = await run(['holds'])
    expect(result).toEqual({ web: { kind: 'complete' }, side: { kind: 'complete' } })
    expect(calls).toEqual([made, 'destroy pause 1'])
    expect(started.map(({ network }) => network)).toEqual([
      { sandboxId: 'pause 1' },
      { sandboxId: 'pause 1' },
    ])
    expect(started[0]?.env).toMatchObject({ NOMAD_ALLOC_ADDR_http: '172.17.0.9:80' })
    expect(started[0]?.config.args).toEqual(['172.17.0.9:80'])
  })

  it('starts anew as a whole when it is lost', async () => {
    const { result, calls, started } = await run(['is lost', 'holds'])
    expect(result).toEqual({ web: { kind: 'complete' }, side: { kind: 'complete' } })
    expect(calls).toEqual([made, 'stop', 'stop', 'destroy pause 1', made, 'destroy pause 2'])
    expect(started).toHaveLength(4)
  })

  it('fails as a whole when its restarts are used up', async () => {
    const { result } = await run(['is lost', 'is lost'])
    const reason = expect.stringContaining('the network of the group has ended')
    expect(result).toMatchObject({
      web: { kind: 'failed', reason },
      side: { kind: 'failed', reason },
    })
  })

  it('fails as a whole when the network cannot be had', async () => {
    const denied = new LongshoreError('IMAGE_NOT_FOUND', 'no pause image')
    const { result, calls } = await run([denied])
    expect(result).toMatchObject({ web: { kind: 'failed', reason: 'no pause image' } })
    expect(calls).toEqual([made])
  })
})
