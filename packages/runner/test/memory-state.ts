import type { StateStore } from '../src/state-store.ts'
import { toCanonicalJson } from '../src/to-canonical-json.ts'

/** A store that outlives no test; what is put is copied, as a file would. */
export function createMemoryState(): StateStore {
  const records = new Map<string, string>()
  return {
    all: () => [...records.values()].map((record) => JSON.parse(record)),
    put: (allocation) => void records.set(allocation.id, JSON.stringify(allocation)),
    remove(ids) {
      for (const id of ids) records.delete(id)
    },
    digest: toCanonicalJson,
  }
}
