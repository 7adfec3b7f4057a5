/** The few forms of DER (X.690) that a certificate needs. Each function gives a whole element: tag, length, content. */

export function sequence(...elements: Uint8Array[]): Buffer {
  return element(0x30, ...elements)
}

export function set(...elements: Uint8Array[]): Buffer {
  return element(0x31, ...elements)
}

/** `[n]` around an element. */
export function tagged(number: number, content: Uint8Array): Buffer {
  return element(0xa0 | number, content)
}

/** `[n]` in place of a primitive element's own tag. */
export function implicit(number: number, content: Uint8Array): Buffer {
  return element(0x80 | number, content)
}

/** Of big-endian bytes without a sign. */
export function integer(bytes: Uint8Array): Buffer {
  return element(0x02, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes)
}

export function boolean(value: boolean): Buffer {
  return element(0x01, Buffer.of(value ? 0xff : 0))
}

export function octets(content: Uint8Array): Buffer {
  return element(0x04, content)
}

export function bits(content: Uint8Array, unusedBits = 0): Buffer {
  return element(0x03, Buffer.of(unusedBits), content)
}

export function utf8(text: string): Buffer {
  return element(0x0c, Buffer.from(text))
}

/** To the second; the years 1950 to 2049 as UTCTime, others as GeneralizedTime (RFC 5280 §4.1.2.5). */
export function time(date: Date): Buffer {
  const digits = date.toISOString().replace(/\.\d+|[-:T]/g, '')
  const year = date.getUTCFullYear()
  const isShort = year >= 1950 && year < 2050
  return isShort ? element(0x17, Buffer.from(digits.slice(2))) : element(0x18, Buffer.from(digits))
}

/** Of an object identifier such as `2.5.4.3`. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return element(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]))
}

function base128(value: number): number[] {
  const groups = [value & 0x7f]
  for (let left = value >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80)
  return groups
}

function element(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.of(tag), length(content.length), content])
}

function length(value: number): Buffer {
  if (value < 0x80) return Buffer.of(value)
  const bytes: number[] = []
  for (let left = value; left > 0; left >>>= 8) bytes.unshift(left & 0xff)
  return Buffer.of(0x80 | bytes.length, ...bytes)
}
