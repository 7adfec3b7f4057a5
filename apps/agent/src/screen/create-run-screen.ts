import { createJsonScreen } from './json-screen.ts'
import { limitOutput } from './limit-output.ts'
import { createPlainScreen } from './plain-screen.ts'
import type { RunScreen } from './run-screen.ts'
import { createTerminalScreen } from './terminal-screen.ts'

export function createRunScreen(stdout: NodeJS.WriteStream, json: boolean): RunScreen {
  const write = (text: string) => void stdout.write(text)
  if (stdout.isTTY && !json) return createTerminalScreen(stdout)
  return limitOutput(json ? createJsonScreen(write) : createPlainScreen(write), stdout)
}
