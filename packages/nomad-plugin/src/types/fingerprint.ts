/** Whether the node can run this driver's tasks. */
export interface Fingerprint {
  /** `undetected`: not on this node; `unhealthy`: should work here, but does not now. */
  health: 'undetected' | 'unhealthy' | 'healthy'
  /** For people. */
  description: string
  /** Names begin with `driver.<name>`. */
  attributes: Record<string, AttributeValue>
}

export type AttributeValue = string | number | bigint | boolean
