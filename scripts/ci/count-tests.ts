export interface Count {
  passed: number
  failed: number
  skipped: number
}

/**
 * Counts the tests of a vitest JSON report. A test file that could not even be loaded counts as a failed test, and so
 * does a run that cannot be believed: no report, no test, or a bad exit without any failed test.
 */
export function countTests(report: string | undefined, exitCode: number): Count {
  const { passed, failed, skipped } = countReport(report)
  const unexplained = failed === 0 && (exitCode !== 0 || passed === 0)
  return { passed, failed: unexplained ? 1 : failed, skipped }
}

function countReport(report: string | undefined): Count {
  const files = parse(report)?.testResults ?? []
  const tests = files.flatMap((file) => file.assertionResults)
  const brokenFiles = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  const count = (...statuses: string[]) =>
    tests.filter(({ status }) => statuses.includes(status)).length
  const passed = count('passed')
  const skipped = count('skipped', 'pending', 'todo', 'disabled')
  return { passed, skipped, failed: tests.length - passed - skipped + brokenFiles.length }
}

interface Report {
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

function parse(report: string | undefined): Report | undefined {
  try {
    return JSON.parse(report ?? '')
  } catch {
    return undefined
  }
}
