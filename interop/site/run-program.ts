import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** Runs a program without a shell and resolves with what it prints. */
export async function runProgram(program: string, args: string[]): Promise<string> {
  const PATH = `${process.env.PATH}:/usr/local/sbin:/usr/sbin:/sbin`
  return (await execute(program, args, { env: { ...process.env, PATH } })).stdout
}
