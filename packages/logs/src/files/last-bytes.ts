/** At most the last `size` bytes of `parts`. */
export function lastBytes(parts: Buffer[], size: number): Buffer {
  const all = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)
  return all.length <= size ? all : Buffer.from(all.subarray(all.length - size))
}
