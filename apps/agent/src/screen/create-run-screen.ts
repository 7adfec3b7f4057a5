import { createJsonScreen } from './json-screen.ts'
import { createPlainScreen } from './plain-screen.ts'
import type { RunScreen } from './run-screen.ts'
import { createTerminalScreen } from './terminal-screen.ts'

export function createRunScreen(stdout: NodeJS.WriteStream, json: boolean): RunScreen {
  const write = (text: string) => void stdout.write(text)
  if (json) return createJsonScreen(write)
  return stdout.isTTY ? createTerminalScreen(stdout) : createPlainScreen(write)
}
