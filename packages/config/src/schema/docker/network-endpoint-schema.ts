import { z } from 'zod'
import { block } from '../hcl-shapes.ts'
import { text } from '../text.ts'
import { unsetIfEmpty } from '../unset-if-empty.ts'
import { ipv4Address, ipv6Address, macAddress } from './address.ts'

/** One of several networks that a task is connected to before it starts. */
export const networkEndpointSchema = block(
  { block: 'networks', assignable: true },
  {
    name: text.min(1).describe("The engine's network"),
    aliases: z.array(text).default([]).describe('Names of the task in this network'),
    ipv4_address: unsetIfEmpty(ipv4Address).describe('A fixed IPv4 address'),
    ipv6_address: unsetIfEmpty(ipv6Address).describe('A fixed IPv6 address'),
    mac_address: unsetIfEmpty(macAddress).describe('A fixed MAC address'),
  },
)
