/** What a line of a pull says, each part from its fullest form to its shortest. */
export interface Row {
  labels: [string, ...string[]]
  /** 0 to 1; no bar where it is unknown. */
  share: number | undefined
  details: [string, ...string[]]
}

const narrowestBar = 10
const widestBar = 40

/** One line of at most `width` columns: as much of the details as fit beside a bar, else beside the label alone. */
export function renderRow({ labels, share, details }: Row, width: number): string {
  const pairs = details.flatMap((detail) => labels.map((label) => ({ label, detail })))
  for (const { label, detail } of pairs) {
    if (share === undefined) break
    const cells = width - label.length - detail.length - 2
    if (cells >= narrowestBar)
      return `${label} ${bar(share, Math.min(cells, widestBar))} ${detail}`.trimEnd()
  }
  const fitting = pairs.find(({ label, detail }) => label.length + detail.length + 1 <= width)
  if (fitting) return `${fitting.label} ${fitting.detail}`.trimEnd()
  return (labels.at(-1) ?? '').slice(0, width)
}

function bar(share: number, width: number): string {
  const full = Math.round(Math.min(share, 1) * width)
  return '━'.repeat(full) + '─'.repeat(width - full)
}
