import { createJsonScreen } from './json-screen.ts'
import { limitOutput } from './limit-output.ts'
import { createPlainScreen } from './plain-screen.ts'
import type { RunScreen } from './run-screen.ts'
import { type After, createTerminalScreen } from './terminal-screen.ts'

/** A terminal that has no size, as some that programs make, is written to as a file is. */
export function createRunScreen(stdout: NodeJS.WriteStream, json: boolean): RunScreen {
  const write = (text: string) => void stdout.write(text)
  if (stdout.isTTY && stdout.columns > 0 && !json) return createTerminalScreen(stdout, afterTime)
  return limitOutput(json ? createJsonScreen(write) : createPlainScreen(write), stdout)
}

const afterTime: After = (milliseconds, act) => {
  const timer = setTimeout(act, milliseconds)
  return () => clearTimeout(timer)
}
