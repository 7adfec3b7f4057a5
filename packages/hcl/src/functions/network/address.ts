import { isIPv4, isIPv6 } from 'node:net'

/** An IP address as a number of 32 or 128 bits. */
export interface Address {
  value: bigint
  bits: 32 | 128
}

/** Undefined for a text that is none. Numbers with zeros before them are refused, as in Go. */
export function parseAddress(text: string): Address | undefined {
  if (isIPv4(text)) return { value: parseV4(text), bits: 32 }
  if (!isIPv6(text) || text.includes('%')) return undefined
  const groups = text.replace(/[\d.]+$/, (tail) => (tail.includes('.') ? v4Groups(tail) : tail))
  const [head = '', tail] = groups.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const missing = Array.from({ length: 8 - before.length - after.length }, () => '0')
  const all = tail === undefined ? before : [...before, ...missing, ...after]
  return { value: BigInt(`0x${all.map((group) => group.padStart(4, '0')).join('')}`), bits: 128 }
}

function parseV4(text: string): bigint {
  return text.split('.').reduce((value, part) => (value << 8n) | BigInt(part), 0n)
}

function v4Groups(text: string): string {
  const value = parseV4(text)
  return `${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`
}
