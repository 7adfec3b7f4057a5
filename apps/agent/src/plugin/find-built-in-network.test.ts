import { createFakeEngine } from '@longshore/engine'
import { expect, it } from 'vitest'
import { findBuiltInNetwork } from './find-built-in-network.ts'

const labels = { 'dev.longshore.agent': 'a1' }
const ofAllocation = { 'com.hashicorp.nomad.alloc_id': 'a1' }

it.each<{ why: string; Labels: Record<string, string>; start?: boolean; found: boolean }>([
  { why: 'of the allocation', Labels: ofAllocation, start: true, found: true },
  { why: 'that does not run', Labels: ofAllocation, start: false, found: false },
  { why: 'of another allocation', Labels: { 'com.hashicorp.nomad.alloc_id': 'a2' }, found: false },
  { why: 'of nobody', Labels: {}, found: false },
  {
    why: "of another agent of Longshore's",
    Labels: { ...ofAllocation, 'dev.longshore.agent': 'a2' },
    found: false,
  },
])('takes a pause container $why: $found', async ({ Labels, start = true, found }) => {
  const engine = createFakeEngine()
  engine.addImage('pause:1')
  const { id } = await engine.createContainer({ name: 'nomad_init_a1', Image: 'pause:1', Labels })
  if (start) await engine.startContainer(id)
  const network = await findBuiltInNetwork('a1', { engine, labels })
  expect(network?.containerId).toBe(found ? id : undefined)
})
