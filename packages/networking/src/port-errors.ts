import { LongshoreError } from '@longshore/errors'
import type { PortRange } from './port.ts'
import { PortInUseError } from './port-in-use-error.ts'

/** A static port and where it was asked for. */
export interface StaticPort {
  label: string
  port: number
  hostIp: string
}

export function portInvalid({ label, port }: StaticPort): LongshoreError {
  return new LongshoreError(
    'PORT_INVALID',
    `The static port ${port} of "${label}" is not a port number.`,
    { hint: 'Write a number from 1 to 65535, or leave static out for a dynamic port.' },
  )
}

export function portReserved({ label, port }: StaticPort): LongshoreError {
  return new LongshoreError(
    'PORT_RESERVED',
    `The static port ${port} of "${label}" is reserved on this node.`,
    {
      hint: 'Write another number, or leave static out for a dynamic port: the operator keeps this one back (reserved_ports).',
    },
  )
}

/** `owner` is the allocation that has the port; without it the port is in use by something else on the host. */
export function portInUse({ label, port, hostIp }: StaticPort, owner?: string): PortInUseError {
  if (owner !== undefined)
    return new PortInUseError(
      port,
      `The static port ${port} of "${label}" is in use by allocation ${owner}.`,
      { hint: 'Stop that allocation, or leave static out for a dynamic port.' },
    )
  return new PortInUseError(port, `The static port ${port} of "${label}" is in use on ${hostIp}.`, {
    hint: `Stop what uses it (ss -lntup "sport = :${port}" shows it), or leave static out for a dynamic port.`,
  })
}

export function portsExhausted(
  label: string,
  { min, max }: PortRange,
  hostIp: string,
): LongshoreError {
  return new LongshoreError(
    'PORTS_EXHAUSTED',
    `No port from ${min} to ${max} is left on ${hostIp} for "${label}": each is allocated, reserved or in use.`,
    {
      hint: "Stop some tasks. The range is the operator's: min_dynamic_port to max_dynamic_port.",
      recoverable: true,
    },
  )
}
