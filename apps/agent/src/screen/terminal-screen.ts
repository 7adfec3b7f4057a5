import { styleText } from 'node:util'
import { createLogUpdate } from 'log-update'
import { renderPull } from './render-pull.ts'
import type { RunScreen } from './run-screen.ts'
import { toDisplayable } from './to-displayable.ts'

/** Lines that stay, and below them the pulls that are under way, drawn anew as they go on. */
export function createTerminalScreen(stdout: NodeJS.WriteStream): RunScreen {
  const live = createLogUpdate(stdout, { showCursor: true })
  const pulls = new Map<string, string>()
  const style = (format: Parameters<typeof styleText>[0], text: string) =>
    styleText(format, text, { stream: stdout })

  function draw(): void {
    if (pulls.size > 0) live([...pulls.values()].join('\n'))
  }
  function line(text: string): void {
    live.clear()
    stdout.write(`${text}\n`)
    draw()
  }

  return {
    heading(text) {
      pulls.clear()
      line(style('bold', `==> ${toDisplayable(text)}`))
    },
    event(task, text) {
      pulls.delete(task)
      line(`    ${style('cyan', task)}: ${toDisplayable(text)}`)
    },
    output: (task, stream, text) =>
      line(
        `${style(stream === 'stdout' ? 'green' : 'yellow', `${task} |`)} ${toDisplayable(text)}`,
      ),
    pull(task, progress) {
      pulls.set(task, renderPull(task, progress, stdout.columns))
      draw()
      if (!progress.done) return
      live.done()
      pulls.delete(task)
    },
    result: () => {},
    close: () => live.done(),
  }
}
