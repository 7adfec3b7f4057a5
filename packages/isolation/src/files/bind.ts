/** One of the engine's `Binds`, in parts. */
export interface Bind {
  /** Absolute and clean; or the name of a volume. */
  source: string
  target: string
  /** `ro`, `rw`, `z`, … */
  modes: readonly string[]
}

/** As the engine reads it: `source:target[:mode,…]`. */
export function printBind({ source, target, modes }: Bind): string {
  return [source, target, ...(modes.length === 0 ? [] : [modes.join(',')])].join(':')
}
