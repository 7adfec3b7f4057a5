import { randomUUID } from 'node:crypto'
import { afterEach } from 'vitest'
import { engineRequest } from './engine-request.ts'

export interface TestContainers {
  /** Put these on every container that the test makes. */
  labels: Record<string, string>
  /** The ids of those that exist now, running or not. */
  list(): Promise<string[]>
}

/** Call in a `describe`: removes, after each test, every container with the returned labels, and only those. */
export function useTestContainers(): TestContainers {
  const key = 'dev.longshore.test'
  const value = randomUUID()
  const filters = encodeURIComponent(JSON.stringify({ label: [`${key}=${value}`] }))

  async function list(): Promise<string[]> {
    const path = `/containers/json?all=1&filters=${filters}`
    const containers = await engineRequest<{ Id: string }[]>('GET', path)
    return containers.map(({ Id }) => Id)
  }

  afterEach(async () => {
    for (const id of await list()) await engineRequest('DELETE', `/containers/${id}?force=1&v=1`)
  })
  return { labels: { [key]: value }, list }
}
