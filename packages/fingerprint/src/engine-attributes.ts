import type { EngineVersion } from '@longshore/engine'

export type Attributes = Record<string, string | boolean>

/** What constraints can ask about the engine. Spec: driver.md §8. */
export function engineAttributes(engine: EngineVersion): Attributes {
  return {
    'driver.docker': true,
    'driver.docker.version': engine.version,
    'driver.docker.os_type': engine.os,
  }
}
