import { type EngineConnection, rawRequest } from '@longshore/test-support'

/** What an engine holds that somebody has made; of one of a test's own. */
export interface EngineContents {
  containers: string[]
  images: string[]
  networks: string[]
  volumes: string[]
}

export async function readContents(connection: EngineConnection): Promise<EngineContents> {
  const get = <T>(path: string) => rawRequest<T>(connection, { method: 'GET', path })
  const containers = await get<{ Names: string[]; State: string }[]>('/containers/json?all=1')
  const images = await get<{ Id: string }[]>('/images/json?all=1')
  const networks = await get<{ Name: string }[]>('/networks')
  const { Volumes: volumes } = await get<{ Volumes: { Name: string }[] | null }>('/volumes')
  return {
    containers: containers.map(({ Names, State }) => `${Names.join()} (${State})`),
    images: images.map(({ Id }) => Id),
    networks: networks.map(({ Name }) => Name),
    volumes: (volumes ?? []).map(({ Name }) => Name),
  }
}

/** What was not there before, in words. */
export function describeLeaks(before: EngineContents, after: EngineContents): string[] {
  const kinds = Object.keys(before) as (keyof EngineContents)[]
  return kinds.flatMap((kind) =>
    after[kind]
      .filter((name) => !before[kind].includes(name))
      .map((name) => `leaked: ${kind.slice(0, -1)} ${name}`),
  )
}
