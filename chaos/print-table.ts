export interface PlayedRound {
  name: string
  seconds: number
  violations: number
  facts: Record<string, number>
}

/** One line for each scenario: how often it was played, its violations, and its facts in sum. */
export function printTable(rounds: readonly PlayedRound[]): string {
  const names = [...new Set(rounds.map(({ name }) => name))]
  const rows = names.map((name) => {
    const own = rounds.filter((round) => round.name === name)
    const sum = (pick: (round: PlayedRound) => number) =>
      own.reduce((total, round) => total + pick(round), 0)
    const keys = [...new Set(own.flatMap(({ facts }) => Object.keys(facts)))]
    const facts = keys.map((key) => `${key} ${sum(({ facts }) => facts[key] ?? 0)}`)
    const seconds = sum((round) => round.seconds).toFixed(0)
    return [name, `${own.length}`, seconds, `${sum((round) => round.violations)}`, facts.join(', ')]
  })
  const table = [['scenario', 'rounds', 'seconds', 'violations', 'facts'], ...rows]
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  )
  return table
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .join('\n')
}
