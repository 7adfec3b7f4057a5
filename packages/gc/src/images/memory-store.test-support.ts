import type { ImageRecord, ImageRecordKey, ImageStore } from './image-store.ts'

/** A store that outlives the image GCs that use it. */
export function createMemoryStore(): ImageStore & { records: Map<string, ImageRecord> } {
  const records = new Map<string, ImageRecord>()
  const keyOf = ({ kind, key }: ImageRecordKey) => `${kind} ${key}`
  return {
    records,
    list: async () => structuredClone([...records.values()]),
    put: async (record) => void records.set(keyOf(record), structuredClone(record)),
    delete: async (key) => void records.delete(keyOf(key)),
  }
}
