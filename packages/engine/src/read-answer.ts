import type { Readable } from 'node:stream'
import { LongshoreError } from '@longshore/errors'

/** The whole body as text. Rejects when the connection ends before the body does. */
export function readAnswer(answer: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    answer.on('data', (chunk: Buffer) => chunks.push(chunk))
    answer.on('end', () => resolve(Buffer.concat(chunks).toString()))
    answer.on('error', reject)
  })
}

/** The JSON of a successful answer; undefined for an empty one. */
export function parseAnswer(doing: string, text: string): unknown {
  if (text === '') return undefined
  const answer = tryParse(text)
  if (answer === undefined)
    throw new LongshoreError('ENGINE_FAILED', `Cannot ${doing}: the answer is not JSON.`, {
      hint: 'Check that a Docker Engine listens at this endpoint.',
      recoverable: true,
    })
  return answer
}

/** The engine's words in an error answer: those of its JSON, else the start of the text. */
export function toFailureText(text: string): string {
  const message = (tryParse(text) as { message?: unknown } | null | undefined)?.message
  return typeof message === 'string' ? message.trim() : text.trim().slice(0, 300)
}

function tryParse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
