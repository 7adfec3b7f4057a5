import { hasCode } from '@longshore/errors'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Capabilities, type CapabilityRequest, toCapabilities } from '../index.ts'
import { engineDefaultCapabilities, linuxCapabilities } from './capability-names.ts'

const the13 = engineDefaultCapabilities.filter((name) => name !== 'NET_RAW')

describe('toCapabilities', () => {
  it.each<{ why: string; request: CapabilityRequest; expected: Capabilities }>([
    { why: 'the usual bound', request: { allowCaps: the13 }, expected: { CapDrop: ['NET_RAW'] } },
    { why: 'no bound', request: { allowCaps: ['all'] }, expected: {} },
    {
      why: 'nothing allowed',
      request: { allowCaps: [] },
      expected: { CapDrop: engineDefaultCapabilities },
    },
    {
      why: 'names in every spelling',
      request: {
        allowCaps: [...the13, 'cap_net_raw', 'CAP_SYS_TIME', 'net_Admin'],
        capAdd: ['Sys_Time', 'CAP_net_admin'],
      },
      expected: { CapAdd: ['NET_ADMIN', 'SYS_TIME'] },
    },
    {
      why: 'allowed but not asked for',
      request: { allowCaps: [...the13, 'sys_time'] },
      expected: { CapDrop: ['NET_RAW'] },
    },
    {
      why: 'a drop of the task',
      request: { allowCaps: the13, capDrop: ['chown', 'net_raw', 'sys_admin'] },
      expected: { CapDrop: ['CHOWN', 'NET_RAW', 'SYS_ADMIN'] },
    },
    {
      why: 'all dropped, some added back',
      request: { allowCaps: the13, capDrop: ['ALL', 'chown'], capAdd: ['chown', 'fowner'] },
      expected: { CapAdd: ['CHOWN', 'FOWNER'], CapDrop: ['ALL'] },
    },
    {
      why: 'one name added and dropped',
      request: { allowCaps: the13, capDrop: ['chown', 'kill'], capAdd: ['chown'] },
      expected: { CapAdd: ['CHOWN'], CapDrop: ['KILL', 'NET_RAW'] },
    },
    {
      why: 'all added, some dropped',
      request: { allowCaps: ['All'], capAdd: ['all'], capDrop: ['sys_admin'] },
      expected: { CapAdd: ['ALL'], CapDrop: ['SYS_ADMIN'] },
    },
    {
      why: 'all added and all dropped',
      request: { allowCaps: ['all'], capAdd: ['all'], capDrop: ['all'] },
      expected: { CapAdd: ['ALL'] },
    },
  ])('handles $why', ({ request, expected }) => {
    expect(toCapabilities(request)).toEqual(expected)
  })

  it.each([
    {
      why: 'a name',
      allowCaps: ['chown', 'CAP_KILL'],
      capAdd: ['chown', 'CAP_NET_RAW'],
      names: '"net_raw"',
      allowed: '"chown", "kill"',
    },
    {
      why: 'two names',
      allowCaps: [],
      capAdd: ['chown', 'kill'],
      names: '"chown", "kill"',
      allowed: 'none',
    },
    { why: 'all', allowCaps: ['kill'], capAdd: ['all'], names: '"all"', allowed: '"kill"' },
    {
      why: 'all, where every name is listed',
      allowCaps: linuxCapabilities,
      capAdd: ['all'],
      names: '"all"',
      allowed: linuxCapabilities.map((name) => `"${name.toLowerCase()}"`).join(', '),
    },
  ])('refuses $why outside allow_caps', ({ names, allowed, ...request }) => {
    expect(() => toCapabilities(request)).toThrowError(
      expect.objectContaining({
        code: 'CAPABILITY_NOT_ALLOWED',
        message: `cap_add asks for ${names}, which allow_caps of this agent does not include.`,
        hint: `Take ${names} out of cap_add. The driver's allow_caps: ${allowed}.`,
      }),
    )
  })

  it.each([
    { option: 'allow_caps', request: { allowCaps: ['net_rww'] } },
    { option: 'cap_add', request: { allowCaps: ['all'], capAdd: ['net_rww'] } },
    { option: 'cap_drop', request: { allowCaps: ['all'], capDrop: ['net_rww'] } },
  ])('refuses an unknown name in $option', ({ option, request }) => {
    expect(() => toCapabilities(request)).toThrowError(
      expect.objectContaining({
        code: 'CAPABILITY_UNKNOWN',
        message: `${option} names capabilities that Linux does not have: "net_rww".`,
        hint: expect.stringContaining('net_raw'),
      }),
    )
  })

  it('takes one CAP_ off a name', () => {
    const request = { allowCaps: ['all'], capAdd: ['CAP_CAP_NET_RAW'] }
    expect(() => toCapabilities(request)).toThrowError(/does not have: "cap_net_raw"/)
  })

  it('never gives a container what is not allowed', () => {
    const names = fc.subarray([...linuxCapabilities, 'all'])
    const request = fc.record({ allowCaps: names, capAdd: names, capDrop: names })
    // What is added comes from what is allowed in most runs, so that most are not refused.
    const likely = request.map((r) => ({
      ...r,
      capAdd: r.capAdd.filter((name) => r.allowCaps.includes(name)),
    }))
    fc.assert(
      fc.property(fc.oneof(likely, request), (request) => {
        const fragment = capabilitiesOrRefusal(request)
        if (fragment === undefined || request.allowCaps.includes('all')) return
        expect(request.allowCaps).toEqual(expect.arrayContaining(effective(fragment)))
      }),
    )
  })
})

function capabilitiesOrRefusal(request: CapabilityRequest): Capabilities | undefined {
  try {
    return toCapabilities(request)
  } catch (error) {
    if (hasCode(error, 'CAPABILITY_NOT_ALLOWED')) return undefined
    throw error
  }
}

/** How the engine reads the two lists: https://github.com/moby/moby/blob/v20.10.24/oci/caps/utils.go */
function effective({ CapAdd = [], CapDrop = [] }: Capabilities): string[] {
  if (CapAdd.includes('ALL')) return linuxCapabilities.filter((name) => !CapDrop.includes(name))
  if (CapDrop.includes('ALL')) return CapAdd
  return [...engineDefaultCapabilities.filter((name) => !CapDrop.includes(name)), ...CapAdd]
}
