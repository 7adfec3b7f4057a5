/**
 * Standard base64 with padding (RFC 4648 §4), in which line ends do not count, as Go reads it; undefined for anything else,
 * which `Buffer` would skip silently.
 */
export function decodeBase64(text: string): Buffer | undefined {
  const joined = text.replace(/[\r\n]/g, '')
  if (joined.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(joined)) return undefined
  return Buffer.from(joined, 'base64')
}
