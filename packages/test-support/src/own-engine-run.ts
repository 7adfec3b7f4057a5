import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** Runs a program without a shell, and resolves with what it prints. Rejects with what it says where it fails. */
export async function runProgram(
  program: string,
  args: string[],
  { cwd, timeoutMs = 120_000 }: { cwd?: string; timeoutMs?: number } = {},
): Promise<string> {
  // `ip`, `dockerd` and `umount` are for root, and not on everybody's path.
  const PATH = `${process.env.PATH}:/usr/local/sbin:/usr/sbin:/sbin`
  const env = { ...process.env, PATH, LC_ALL: 'C' }
  try {
    return (await execute(program, args, { cwd, env, timeout: timeoutMs })).stdout
  } catch (cause) {
    const { stderr, message } = cause as { stderr?: string; message: string }
    const said = stderr?.trim() || message
    throw new Error(`"${[program, ...args].join(' ')}" failed: ${said}`, { cause })
  }
}
