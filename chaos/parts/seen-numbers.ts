import { createFrames } from './frames.ts'
import { type StreamName, toNumbers } from './numbered-lines.ts'

/** The numbers that came in whole lines. */
export type SeenNumbers = Record<StreamName, Set<number>>

export function noNumbers(): SeenNumbers {
  return { stdout: new Set(), stderr: new Set() }
}

/** Takes what comes over one connection: the line at its cut is not whole. */
export function addNumbers(containerId: string, seen: SeenNumbers): (chunk: Buffer) => void {
  const frames = createFrames()
  return (chunk) => {
    for (const name of frames.push(chunk)) {
      const text = frames.text[name]
      const end = text.lastIndexOf('\n') + 1
      for (const number of toNumbers(text.slice(0, end), containerId).numbers)
        seen[name].add(number)
      frames.text[name] = text.slice(end)
    }
  }
}
