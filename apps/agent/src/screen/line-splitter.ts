/** Longer lines are cut for display, so that output without line ends cannot fill the memory. */
const maxLength = 64 * 1024

/** Turns chunks of UTF-8 into whole lines, cut anywhere. */
export interface LineSplitter {
  push(chunk: Uint8Array): string[]
  /** What came after the last line end, if anything. */
  end(): string[]
}

export function createLineSplitter(): LineSplitter {
  const decoder = new TextDecoder()
  let rest = ''

  function take(text: string): string[] {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > maxLength) {
      lines.push(rest)
      rest = ''
    }
    return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
  }

  return {
    push: (chunk) => take(decoder.decode(chunk, { stream: true })),
    end() {
      const lines = take(decoder.decode())
      return rest === '' ? lines : [...lines, rest]
    },
  }
}
