import type { Agent } from '@longshore/config'
import { type PortAllocatorOptions, parsePortList } from '@longshore/networking'

/** Which of the host's ports tasks may have, by the operator's agent files. */
export function portLimits({ client }: Agent): Pick<PortAllocatorOptions, 'range' | 'reserved'> {
  return {
    range: { min: client.min_dynamic_port, max: client.max_dynamic_port },
    reserved: parsePortList(client.reserved.reserved_ports),
  }
}
