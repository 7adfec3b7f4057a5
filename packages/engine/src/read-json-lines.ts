import type { Readable } from 'node:stream'

/** The values of a stream of JSON lines, wherever its chunks are cut; blank lines are nothing. */
export async function* readJsonLines<T>(stream: Readable): AsyncGenerator<T> {
  stream.setEncoding('utf8')
  let rest = ''
  for await (const chunk of stream) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines.filter((line) => line.trim()).map((line) => JSON.parse(line) as T)
  }
  if (rest.trim()) yield JSON.parse(rest) as T
}
