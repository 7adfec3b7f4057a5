import type { Address } from './address.ts'

/** As RFC 5952 has it; a v4 address within v6 (`::ffff:…`) is written as one of v4, as Go does. */
export function formatAddress({ value, bits }: Address): string {
  if (bits === 32 || value >> 32n === 0xffffn) {
    return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join('.')
  }
  const groups = Array.from({ length: 8 }, (_, index) => {
    return ((value >> BigInt(112 - index * 16)) & 0xffffn).toString(16)
  })
  const text = groups.join(':')
  const zeros = text.match(/\b0(?::0)+\b/g) ?? []
  const longest = zeros.reduce((best, run) => (run.length > best.length ? run : best), '')
  if (longest === '') return text
  const start = text.search(new RegExp(`(?:^|:)${longest}(?:$|:)`))
  const at = text.indexOf(longest, start)
  return `${text.slice(0, at).replace(/:$/, '')}::${text.slice(at + longest.length).replace(/^:/, '')}`
}
