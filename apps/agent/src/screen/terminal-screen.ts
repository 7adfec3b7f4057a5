import { styleText } from 'node:util'
import { createLogUpdate } from 'log-update'
import { countRows } from './count-rows.ts'
import { createPullBoard } from './pull-board.ts'
import { renderPulls } from './render-pulls.ts'
import type { RunScreen } from './run-screen.ts'
import { toDisplayable } from './to-displayable.ts'

/** How often pulls are drawn, at most, in milliseconds. */
const frameMs = 80

/** Calls `act` once after a time; the result takes that back. */
export type After = (milliseconds: number, act: () => void) => () => void

/** Lines that stay, and below them the pulls that are under way, drawn anew as they go on. */
export function createTerminalScreen(stdout: NodeJS.WriteStream, after: After): RunScreen {
  const live = createLogUpdate(stdout, { showCursor: true })
  const board = createPullBoard()
  let drawn: string[] = []
  let cancelFrame: (() => void) | undefined
  const style = (format: Parameters<typeof styleText>[0], text: string) =>
    styleText(format, text, { stream: stdout })

  function draw(): void {
    cancelFrame?.()
    cancelFrame = undefined
    drawn = renderPulls(board.views(), stdout)
    if (drawn.length > 0) live(drawn.join('\n'))
    else live.clear()
  }
  /** Not at once: all who wait for a pull are told first, and there may be hundreds of messages a second. */
  function drawSoon(): void {
    cancelFrame ??= after(frameMs, draw)
  }
  function line(text: string): void {
    live.clear()
    stdout.write(`${text}\n`)
    draw()
  }
  /** A terminal that has become narrower has wrapped what was drawn. */
  function onResize(): void {
    if (stdout.columns === 0) return
    const wrapped = countRows(drawn, stdout.columns) - drawn.length
    live.clear()
    stdout.write('\x1b[1A\x1b[2K'.repeat(wrapped))
    draw()
  }
  stdout.on('resize', onResize)

  return {
    heading(text) {
      board.clear()
      line(style('bold', `==> ${toDisplayable(text)}`))
    },
    event: (task, text) => line(`    ${style('cyan', task)}: ${toDisplayable(text)}`),
    output: (task, stream, text) =>
      line(
        `${style(stream === 'stdout' ? 'green' : 'yellow', `${task} |`)} ${toDisplayable(text)}`,
      ),
    pull(pull) {
      if (pull.progress.done) board.remove(pull.task)
      else board.set(pull)
      drawSoon()
    },
    pullEnded(task) {
      board.remove(task)
      drawSoon()
    },
    result: () => {},
    close() {
      board.clear()
      draw()
      stdout.off('resize', onResize)
    },
  }
}
