/** Of a file system, in blocks: the answer of Node's `statfs`. */
export interface DiskSpace {
  blocks: number
  /** Free for root. */
  bfree: number
  /** Free for everyone. */
  bavail: number
}

/** The block `image_gc`; percent. */
export interface Watermarks {
  high_watermark: number
  low_watermark: number
}

/** How full it is for those who are not root, as `df` counts it. 0 for a file system without blocks. */
export function toPercentUsed({ blocks, bfree, bavail }: DiskSpace): number {
  const used = blocks - bfree
  return used + bavail > 0 ? (100 * used) / (used + bavail) : 0
}
