type EngineRequest = <T>(method: string, path: string, body?: unknown) => Promise<T>

/** Containers that do nothing, for tests to look at. */
export function idleContainers(request: EngineRequest, Image: string) {
  async function create(Labels: Record<string, string>, HostConfig: object): Promise<string> {
    const body = { Image, Cmd: ['sleep', '600'], Labels, HostConfig }
    const { Id } = await request<{ Id: string }>('POST', '/containers/create', body)
    return Id
  }

  /** Resolves with the id of its first process. */
  async function start(id: string): Promise<number> {
    await request('POST', `/containers/${id}/start`)
    const { State } = await request<{ State: { Pid: number } }>('GET', `/containers/${id}/json`)
    return State.Pid
  }

  async function run(labels: Record<string, string>, hostConfig: object) {
    const id = await create(labels, hostConfig)
    return { id, pid: await start(id) }
  }

  /** What a shell in the container prints, once it has ended. */
  async function shell(id: string, script: string): Promise<string> {
    const exec = { AttachStdout: true, AttachStderr: true, Tty: true, Cmd: ['sh', '-c', script] }
    const { Id } = await request<{ Id: string }>('POST', `/containers/${id}/exec`, exec)
    const output = await request('POST', `/exec/${Id}/start`, { Detach: false, Tty: true })
    return String(output).replaceAll('\r\n', '\n')
  }

  return { create, start, run, shell }
}
