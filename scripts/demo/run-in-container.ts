import { engineRequest } from '../../packages/test-support/src/engine-request.ts'

/** Runs a command in a container and resolves with what it prints. */
export async function runInContainer(id: string, command: string[]): Promise<string> {
  const exec = await engineRequest<{ Id: string }>('POST', `/containers/${id}/exec`, {
    AttachStdout: true,
    // With a terminal the output comes as it is, without frames.
    Tty: true,
    Cmd: command,
  })
  const output = await engineRequest('POST', `/exec/${exec.Id}/start`, { Tty: true })
  return String(output).replaceAll('\r\n', '\n')
}
