import { createContainerLogsCall } from './container-logs.ts'
import type { ContainerRequest } from './container-request.ts'
import { toInfo, toSummary, type WireContainer, type WireSummary } from './container-shapes.ts'
import type { Engine } from './engine.ts'
import { toCreateError, toStartError } from './engine-errors.ts'
import type { EngineRequest } from './engine-request.ts'
import { toStats, type WireStats } from './stats-shapes.ts'
import type { Transport } from './transport.ts'

export type ContainerCalls = Pick<
  Engine,
  | 'createContainer'
  | 'attachContainer'
  | 'containerLogs'
  | 'startContainer'
  | 'inspectContainer'
  | 'listContainers'
  | 'updateContainer'
  | 'stopContainer'
  | 'killContainer'
  | 'removeContainer'
  | 'containerStats'
>

export function createContainerCalls(transport: Transport): ContainerCalls {
  const { json, hijack } = transport
  return {
    ...createContainerLogsCall(transport),
    async createContainer({ name, ...body }: ContainerRequest, signal) {
      const answer = await json<{ Id: string; Warnings: string[] | null }>({
        method: 'POST',
        path: '/containers/create',
        query: { name },
        body,
        doing: `create the container ${name}`,
        toError: toCreateError,
        signal,
      })
      return { id: answer.Id, warnings: answer.Warnings ?? [] }
    },

    attachContainer: (id, signal) =>
      hijack({
        ...on('POST', id, 'attach to', '/attach'),
        query: { stream: 1, stdout: 1, stderr: 1, logs: 0, stdin: 0 },
        signal,
      }),

    startContainer: (id, signal) =>
      json({ ...on('POST', id, 'start', '/start'), toError: toStartError, signal }),

    inspectContainer: async (idOrName, signal) =>
      toInfo(await json<WireContainer>({ ...on('GET', idOrName, 'inspect', '/json'), signal })),

    async listContainers({ labels = [], ids } = {}, signal) {
      // The engine takes a filter without values for none.
      if (ids?.length === 0) return []
      const answer = await json<WireSummary[]>({
        method: 'GET',
        path: '/containers/json',
        query: { all: 1, filters: { label: labels, ...(ids && { id: ids }) } },
        doing: 'list the containers',
        signal,
      })
      return answer.map(toSummary)
    },

    async updateContainer(id, limits, signal) {
      await json({ ...on('POST', id, 'update', '/update'), body: limits, signal })
    },

    stopContainer: (id, timeoutSeconds, signal) =>
      json({
        ...on('POST', id, 'stop', '/stop'),
        query: { t: timeoutSeconds },
        limit: { kind: 'stop', extraMs: timeoutSeconds * 1000 },
        signal,
      }),

    killContainer: (id, signalName, signal) =>
      json({
        ...on('POST', id, `send ${signalName} to`, '/kill'),
        query: { signal: signalName },
        signal,
      }),

    removeContainer: (id, { force = false } = {}, signal) =>
      json({ ...on('DELETE', id, 'remove'), query: { force, v: true }, signal }),

    async containerStats(id, signal) {
      // Without one-shot the engine waits a second for the next sample; API 1.40 does not know it.
      const query = { stream: false, 'one-shot': true }
      return toStats(
        await json<WireStats>({ ...on('GET', id, 'read the stats of', '/stats'), query, signal }),
      )
    },
  }
}

/** A call about one container. */
function on(
  method: EngineRequest['method'],
  id: string,
  verb: string,
  action = '',
): Pick<EngineRequest, 'method' | 'path' | 'doing'> {
  const path = `/containers/${encodeURIComponent(id)}${action}`
  return { method, path, doing: `${verb} the container ${id}` }
}
