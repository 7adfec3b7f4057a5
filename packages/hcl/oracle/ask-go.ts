import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Answer, Question } from './ask-ours.ts'

/** Has the oracle's program answer questions, in their order. It ends after the last, or by the signal. */
export async function* askGo(
  program: string,
  questions: readonly Question[],
  { folder, signal }: { folder: string; signal: AbortSignal },
): AsyncGenerator<Answer> {
  const child = spawn(program, ['-folder', folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
    signal,
  })
  const closed = once(child, 'close')
  const written = write(child.stdin, questions)
  let answered = 0
  for await (const line of createInterface({ input: child.stdout })) {
    answered++
    yield JSON.parse(line)
  }
  await written
  const [code] = await closed
  if (answered < questions.length) {
    throw new Error(
      `The oracle ended with ${code} after ${answered} of ${questions.length} answers.`,
    )
  }
}

async function write(stdin: NodeJS.WritableStream, questions: readonly Question[]): Promise<void> {
  for (const question of questions) {
    if (!stdin.write(`${JSON.stringify(question)}\n`)) await once(stdin, 'drain')
  }
  stdin.end()
}
