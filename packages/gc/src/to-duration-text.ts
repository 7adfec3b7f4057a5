const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
] as const

/** A span of time for people, in its largest whole unit: `45s`, `7m`, `3h`, `2d`. */
export function toDurationText(milliseconds: number): string {
  const [unit, size] = units.find(([, size]) => milliseconds >= size) ?? ['s', 1000]
  return `${Math.floor(Math.max(0, milliseconds) / size)}${unit}`
}
