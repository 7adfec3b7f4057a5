import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

export type StreamName = 'stdout' | 'stderr'

export interface NumberedLines {
  /** Of stdout; of stderr a tenth. */
  lines: number
  /** Lines between two pauses. */
  burst: number
  pauseMs: number
  /** How it ends, if nobody stops it. */
  exitCode: number
}

/** How a task ends that is told to: by SIGTERM. */
const stoppedExitCode = 41

/** A shell script that writes numbered lines on both streams; each says which container has written it. */
export function numberedScript({ lines, burst, pauseMs, exitCode }: NumberedLines): string {
  return `
    trap 'exit ${stoppedExitCode}' TERM
    i=0
    while [ $i -lt ${lines} ]; do
      i=$((i + 1))
      echo "line $i $HOSTNAME"
      [ $((i % 10)) -ne 0 ] || echo "line $((i / 10)) $HOSTNAME" >&2
      [ $((i % ${burst})) -ne 0 ] || sleep ${pauseMs / 1000}
    done
    exit ${exitCode}`
}

/** The stored output of a stream, its files in their order. */
export async function readStored(
  directory: string,
  taskName: string,
  stream: StreamName,
): Promise<string> {
  const start = `${taskName}.${stream}.`
  const indices = (await readdir(directory))
    .filter((name) => name.startsWith(start) && /^\d+$/.test(name.slice(start.length)))
    .map((name) => Number(name.slice(start.length)))
    .sort((a, b) => a - b)
  const texts = indices.map((index) => readFile(join(directory, `${start}${index}`), 'latin1'))
  return (await Promise.all(texts)).join('')
}

const linePattern = /^line (\d+) ([0-9a-f]{12})$/

/**
 * The numbers that a container has written, in an output that ends anywhere, and the lines that nobody has written so. An
 * earlier container of the task, of a start that failed, has its output in the same files.
 */
export function toNumbers(
  output: string,
  containerId: string,
): { numbers: number[]; torn: string[]; others: number } {
  const lines = output.split('\n')
  const rest = lines.pop()
  const numbers: number[] = []
  const torn: string[] = rest ? [rest] : []
  let others = 0
  for (const line of lines) {
    const [, number, hostname] = linePattern.exec(line) ?? []
    if (hostname === undefined) torn.push(line)
    else if (containerId.startsWith(hostname)) numbers.push(Number(number))
    else others++
  }
  return { numbers, torn, others }
}

export interface LineFindings {
  lost: number[]
  doubled: number[]
  torn: string[]
  /** Numbers that come after a greater one, and not as doubles. */
  misplaced: number[]
  /** How many lines another container has written. */
  others: number
}

/** Compares what is stored with the numbers that a container has written, each as often as it is there. */
export function compareLines(
  output: string,
  containerId: string,
  written: Iterable<number>,
): LineFindings {
  const { numbers, torn, others } = toNumbers(output, containerId)
  const left = new Map<number, number>()
  for (const number of written) left.set(number, (left.get(number) ?? 0) + 1)
  const seen = new Set<number>()
  const doubled: number[] = []
  const misplaced: number[] = []
  let highest = 0
  for (const number of numbers) {
    const times = left.get(number) ?? 0
    left.set(number, Math.max(0, times - 1))
    if (times === 0 && seen.has(number)) doubled.push(number)
    if (!seen.has(number) && number < highest) misplaced.push(number)
    seen.add(number)
    highest = Math.max(highest, number)
  }
  return {
    lost: [...left].flatMap(([number, times]) => Array<number>(times).fill(number)),
    doubled,
    torn,
    misplaced,
    others,
  }
}
