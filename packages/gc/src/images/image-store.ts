/** What is kept about images over restarts. A record with the kind and key of an older one takes its place. */
export type ImageRecord =
  /** An image that came to the engine by a pull or load of ours. */
  | {
      kind: 'image'
      /** Its id. */
      key: string
      /** By which it was asked for. */
      references: string[]
      /** When its last task let go of it, or when it came. Unix time in milliseconds. */
      lastUsedAt: number
    }
  /** A pull or load that has begun. */
  | {
      kind: 'pull'
      /** Its reference. */
      key: string
      /** The ids of the images that the engine had before, but for ours. */
      before: string[]
      /** The id of the image that had this reference before, unless it had it from us. */
      named?: string | undefined
    }

export type ImageRecordKey = Pick<ImageRecord, 'kind' | 'key'>

/** Where image records are kept. Each call resolves once its change is durable. */
export interface ImageStore {
  list(): Promise<ImageRecord[]>
  put(record: ImageRecord): Promise<void>
  /** Of a record that is not there: success. */
  delete(key: ImageRecordKey): Promise<void>
}
