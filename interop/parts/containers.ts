import { rawRequest } from '@longshore/test-support'
import type { Site } from '../site/site.ts'

export interface Container {
  Id: string
  Names: string[]
  State: string
}

const label = 'com.hashicorp.nomad.alloc_id'

/** An allocation's containers on the engine, also those that have ended. */
export function containersOf({ connection }: Site, allocId: string): Promise<Container[]> {
  const filters = JSON.stringify({ label: [`${label}=${allocId}`] })
  const path = `/containers/json?all=1&filters=${encodeURIComponent(filters)}`
  return rawRequest<Container[]>(connection, { method: 'GET', path })
}

/** The one running container of an allocation with one task. */
export async function containerOf(site: Site, allocId: string): Promise<Container> {
  const running = (await containersOf(site, allocId)).filter(
    ({ State, Names }) => State === 'running' && !Names[0]?.startsWith('/nomad_init_'),
  )
  const [first] = running
  if (!first || running.length > 1)
    throw new Error(`${running.length} containers run for the allocation, not one`)
  return first
}

/** What the engine says of a container. */
export function inspect<T>({ connection }: Site, id: string): Promise<T> {
  return rawRequest<T>(connection, { method: 'GET', path: `/containers/${id}/json` })
}
