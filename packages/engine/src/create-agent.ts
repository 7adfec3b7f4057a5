import { Agent, type ClientRequest } from 'node:http'
import { connect } from 'node:net'
import { inspect } from 'node:util'
import type { EngineConnection } from './resolve-endpoint.ts'

/** How Node's HTTP client hands a request to its agent. */
type AddRequest = (request: ClientRequest, ...more: unknown[]) => void

/** The connections to one engine, whatever address a request names. They stay open between calls. */
export function createAgent(connection: EngineConnection): Agent {
  const agent = new Agent({ keepAlive: true })
  const { addRequest } = agent as unknown as { addRequest: AddRequest }
  const address = toAddress(connection)
  return Object.assign(agent, {
    createConnection: () => connect({ ...address, keepAlive: true, noDelay: true }),
    /** Docker-modem would follow a redirect to wherever it leads, and end the process on a relative one. */
    addRequest: ((request, ...more) => {
      request.prependListener('response', ({ headers }) => {
        delete headers.location
      })
      addRequest.call(agent, request, ...more)
    }) satisfies AddRequest,
    /** Docker-modem writes the options of each call into a log line, shown or not: this keeps it cheap. */
    [inspect.custom]: () => 'Agent',
  })
}

function toAddress(connection: EngineConnection) {
  if ('socketPath' in connection) return { path: connection.socketPath }
  return { host: connection.host.replace(/^\[|\]$/g, ''), port: connection.port }
}
