import { LongshoreError } from '@longshore/errors'

/**
 * The numbers of a list of ports and ranges as Nomad's `reserved_ports` has it: `22,80,8000-9000`. In order, each once.
 *
 * @throws LongshoreError `PORT_LIST_INVALID`
 */
export function parsePortList(text: string): number[] {
  const parts = text.split(',').map((part) => part.trim())
  const ports = parts.filter((part) => part !== '').flatMap(parsePart)
  return [...new Set(ports)].sort((a, b) => a - b)
}

function parsePart(part: string): number[] {
  const [, first = '', last = first] = /^(\d{1,5})(?:\s*-\s*(\d{1,5}))?$/.exec(part) ?? []
  const from = Number(first)
  const to = Number(last)
  if (first === '' || from < 1 || to > 65_535 || from > to) {
    throw new LongshoreError(
      'PORT_LIST_INVALID',
      `"${part}" is neither a port nor a range of ports.`,
      {
        hint: 'Write numbers from 1 to 65535 and ranges, such as "22,80,8000-9000".',
      },
    )
  }
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
