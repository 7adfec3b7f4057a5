/** Of lines `line 1`, `line 2`, …: what is there, and how often. */
export interface NumberedLines {
  last: number
  missing: number[]
  doubled: number[]
}

/** For a shell: writes numbered lines, 20 a second. */
export const writeNumberedLines = 'i=0; while :; do i=$((i+1)); echo "line $i"; sleep 0.05; done'

export function countLines(text: string): NumberedLines {
  // What comes after the last newline is not written whole yet.
  const numbers = [...text.matchAll(/^line (\d+)\n/gm)].map(([, number]) => Number(number))
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  const last = Math.max(0, ...counts.keys())
  const all = Array.from({ length: last }, (_, index) => index + 1)
  return {
    last,
    missing: all.filter((number) => !counts.has(number)),
    doubled: all.filter((number) => (counts.get(number) ?? 0) > 1),
  }
}
