/** The text fields of a protobuf message by their numbers; other fields are passed over. Throws on what is cut off. */
export function readStrings(message: Buffer): Map<number, string> {
  const found = new Map<number, string>()
  let at = 0
  const readNumber = () => {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = message.readUInt8(at++)
      value += (byte & 0x7f) * 2 ** shift
      if (byte < 0x80) return value
    }
  }
  while (at < message.length) {
    const tag = readNumber()
    const value = readNumber()
    if ((tag & 7) !== 2) continue
    found.set(tag >> 3, message.toString('utf8', at, at + value))
    at += value
  }
  return found
}
