/** How many rows lines take on a screen of so many columns, which wraps them. */
export function countRows(lines: string[], columns: number): number {
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / columns)), 0)
}
