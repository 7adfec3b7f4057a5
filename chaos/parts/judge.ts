import type { TaskEvent } from '@longshore/driver'
import { type ChaosTask, logDirectory, taskId } from './chaos-task.ts'
import type { JournalEntry } from './journal.ts'
import { compareLines, readStored, type StreamName, toNumbers } from './numbered-lines.ts'
import type { Observation } from './observer.ts'
import { noNumbers, type SeenNumbers } from './seen-numbers.ts'

export interface Evidence {
  tasks: readonly ChaosTask[]
  entries: readonly JournalEntry[]
  observations: ReadonlyMap<string, Observation>
}

/** Each task has been started once and has ended once, and its exit was told once, as the engine has it. */
export function judgeExits({ tasks, entries, observations }: Evidence): string[] {
  return tasks.flatMap((task) => {
    const id = taskId(task)
    const own = entries.filter((entry) => entry.taskId === id)
    const refused = own.find((entry) => entry.kind === 'refused')
    if (refused) return [`${id}: its start was refused: ${refused.message}`]
    const exits = own.filter((entry) => entry.kind === 'exited')
    const destroyed = own.filter((entry) => entry.kind === 'destroyed')
    const { exitCode } = observations.get(id) ?? {}
    const told = exits[0]?.exit.exitCode
    // An engine that is killed may forget what it has told of an exit: it then shows 255.
    const isTrue = told === exitCode || told === task.exitCode
    return [
      ...(exits.length === 1 ? [] : [`${id}: its exit was told ${exits.length} times`]),
      ...(destroyed.length === 1 ? [] : [`${id}: it was destroyed ${destroyed.length} times`]),
      ...(isTrue ? [] : [`${id}: exit code ${told}, and the engine says ${exitCode}`]),
    ]
  })
}

/** Of each exit there is exactly one event. */
export function judgeEvents(tasks: readonly ChaosTask[], events: readonly TaskEvent[]): string[] {
  return tasks.flatMap((task) => {
    const id = taskId(task)
    const ends = events.filter((event) => event.taskId === id && event.type === 'Terminated')
    return ends.length === 1 ? [] : [`${id}: ${ends.length} events tell its end`]
  })
}

export interface LineVerdict {
  violations: string[]
  stored: number
  /** Neither in the engine's log nor sent to us: the engine itself has lost them. */
  lostByEngine: number
  /** Of those: what it sent to the bare reader in the moment of its death. */
  sentToOthers: number
  /** Stored of containers whose start has failed after all. */
  ofFailedStarts: number
}

/**
 * Every line that the engine still had, or sent to us, is stored exactly once and in its order. An engine that is killed
 * in the middle of a start may forget it: then the container runs twice, and its log has the lines of both.
 *
 * @param evidence `sentToUs`: by container id
 */
export async function judgeLines({
  tasks,
  observations,
  sentToUs,
}: Evidence & { sentToUs: ReadonlyMap<string, SeenNumbers> }): Promise<LineVerdict> {
  const verdict: LineVerdict = {
    ...{ violations: [], stored: 0, lostByEngine: 0, sentToOthers: 0, ofFailedStarts: 0 },
  }
  for (const task of tasks.filter(({ logDiskKib }) => logDiskKib === undefined))
    for (const stream of ['stdout', 'stderr'] as const) {
      const observation = observations.get(taskId(task))
      if (!observation) continue
      const sent = sentToUs.get(observation.containerId) ?? noNumbers()
      await judgeStream({ task, stream, observation, sent }, verdict)
    }
  return verdict
}

interface StoredStream {
  task: ChaosTask
  stream: StreamName
  observation: Observation
  sent: SeenNumbers
}

async function judgeStream(
  { task, stream, observation, sent }: StoredStream,
  verdict: LineVerdict,
): Promise<void> {
  const output = await readStored(logDirectory(task), task.name, stream)
  const logged = toNumbers(observation.log[stream], observation.containerId).numbers
  const seen = sent[stream]
  const inLog = new Set(logged)
  const all = [...logged, ...[...seen].filter((number) => !inLog.has(number))]
  const written = new Set(all)
  const { torn, others, ...numbers } = compareLines(output, observation.containerId, all)
  const tell = (kind: string, what: string[]) => {
    if (what.length === 0) return
    const some = what.slice(0, 5).join(', ')
    verdict.violations.push(`${taskId(task)} ${stream}: ${what.length} lines ${kind}: ${some}`)
  }
  for (const [kind, found] of Object.entries(numbers))
    tell(
      kind,
      found.map((number) => {
        const times = logged.filter((each) => each === number).length
        return `${number} (${times} times in the engine's log, ${seen.has(number) ? '' : 'not '}seen live)`
      }),
    )
  tell('torn', torn)
  verdict.stored += output.split('\n').length - 1
  verdict.ofFailedStarts += others
  const last = written.size === 0 ? 0 : Math.max(...written)
  const isWhole = observation.exitCode === task.exitCode
  const expected = stream === 'stdout' ? task.lines : Math.floor(task.lines / 10)
  verdict.sentToOthers += [...observation.seen[stream]].filter((each) => !written.has(each)).length
  verdict.lostByEngine += Math.max(0, (isWhole ? expected : last) - written.size)
}

/** Of output that found no room, what is stored and what was told as lost are all that was written. */
export async function judgeLosses(
  { tasks, observations }: Evidence,
  events: readonly TaskEvent[],
): Promise<string[]> {
  const problems: string[] = []
  for (const task of tasks.filter(({ logDiskKib }) => logDiskKib !== undefined))
    for (const stream of ['stdout', 'stderr'] as const) {
      const id = taskId(task)
      const { length: stored } = await readStored(logDirectory(task), task.name, stream)
      const written = observations.get(id)?.log[stream].length
      const told = events
        .filter((event) => event.taskId === id && event.type === 'Output Lost')
        .map(({ message }) => new RegExp(`(\\d+) bytes of ${stream} were lost`).exec(message)?.[1])
        .reduce((sum, bytes) => sum + Number(bytes ?? 0), 0)
      if (stored + told !== written)
        problems.push(
          `${id} ${stream}: ${stored} B stored, ${told} B told as lost, of ${written} B`,
        )
    }
  return problems
}
