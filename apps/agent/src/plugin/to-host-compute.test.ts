import { expect, it } from 'vitest'
import { toHostCompute } from './to-host-compute.ts'

const core = {
  ...{ socketId: 0, nodeId: 0, grade: 'performance' as const, disabled: false },
  ...{ baseSpeed: 0, maxSpeed: 0, guessSpeed: 1000 },
}
const topology = {
  ...{ nodeIds: [0], distances: [[10]], overrideTotalCompute: 0, overrideWithheldCompute: 0 },
  cores: [
    { ...core, coreId: 3 },
    { ...core, coreId: 0, maxSpeed: 2000 },
    { ...core, coreId: 1, maxSpeed: 4000, baseSpeed: 3000 },
    { ...core, coreId: 2, disabled: true },
  ],
}

it.each([
  { why: 'the cores that tasks may use', topology, compute: { totalMhz: 6000, cores: [0, 1, 3] } },
  {
    why: "the operator's word",
    topology: { ...topology, overrideTotalCompute: 500 },
    compute: { totalMhz: 500 },
  },
])('counts $why', ({ topology, compute }) => {
  expect(toHostCompute({ topology })).toMatchObject(compute)
})

it('leaves it to others where Nomad tells nothing', () => {
  expect(toHostCompute({ topology: undefined })).toBeUndefined()
  expect(toHostCompute({ topology: { ...topology, cores: [] } })).toBeUndefined()
})
