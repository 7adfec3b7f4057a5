import { expect, it } from 'vitest'
import { isCapabilityName } from '../index.ts'

it.each(['net_raw', 'NET_RAW', 'CAP_NET_RAW', 'cap_net_raw', ' net_raw ', 'all', 'CAP_ALL'])(
  'knows "%s"',
  (name) => expect(isCapabilityName(name)).toBe(true),
)

it.each(['', 'cap_', 'net', 'CAP_CAP_NET_RAW', 'net_raw,chown', 'constructor'])(
  'does not know "%s"',
  (name) => expect(isCapabilityName(name)).toBe(false),
)
