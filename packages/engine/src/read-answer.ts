import type { Readable } from 'node:stream'

/** The whole body as text. Rejects when the connection ends before the body does. */
export function readAnswer(answer: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    answer.on('data', (chunk: Buffer) => chunks.push(chunk))
    answer.on('end', () => resolve(Buffer.concat(chunks).toString()))
    answer.on('error', reject)
  })
}

/** The JSON of an answer; undefined where it is none. */
export function parseAnswer(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The engine's words in an error answer; undefined where it is not in the form of an engine's. */
export function toFailureText(text: string): string | undefined {
  const message = (parseAnswer(text) as { message?: unknown } | null | undefined)?.message
  return typeof message === 'string' ? message.trim() : undefined
}
