import type { Comparison } from '../../packages/hcl/oracle/compare.ts'

/** Prints how many answers differ, and the first of them; false where some do. */
export function printComparison(
  { total, refused, known, differences }: Comparison,
  shown: number,
): boolean {
  for (const { question, ours, go } of differences.slice(0, shown)) {
    console.log(`\n${question.kind}: ${question.text}`)
    console.log(`  ours: ${JSON.stringify(ours)}`)
    console.log(`  Go's: ${JSON.stringify(go)}`)
  }
  for (const [why, count] of known) console.log(`${count} as meant: ${why}`)
  console.log(
    `${total} texts, ${refused} of them refused by both: ${differences.length} differences`,
  )
  return differences.length === 0
}
