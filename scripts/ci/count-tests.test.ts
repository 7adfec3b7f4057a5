import { describe, expect, it } from 'vitest'
import { countTests } from './count-tests.ts'

const file = (...statuses: string[]) => ({
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status) => ({ status })),
})
const broken = { status: 'failed', assertionResults: [] }
const brokenLate = { status: 'failed', assertionResults: [{ status: 'passed' }] }
const report = (...testResults: unknown[]) => JSON.stringify({ testResults })

describe('countTests', () => {
  it.each([
    { why: 'all well', text: report(file('passed', 'passed')), exit: 0, count: '2 0 0' },
    { why: 'a failure', text: report(file('passed', 'failed')), exit: 1, count: '1 1 0' },
    { why: 'two files', text: report(file('passed'), file('failed')), exit: 1, count: '1 1 0' },
    {
      why: 'skipped ones',
      text: report(file('passed', 'skipped', 'pending', 'todo')),
      exit: 0,
      count: '1 0 3',
    },
    { why: 'an unknown status', text: report(file('passed', 'new')), exit: 0, count: '1 1 0' },
    { why: 'a file not loaded', text: report(file('passed'), broken), exit: 1, count: '1 1 0' },
    { why: 'a failed afterAll', text: report(brokenLate), exit: 1, count: '1 1 0' },
    { why: 'an error outside tests', text: report(file('passed')), exit: 1, count: '1 1 0' },
    { why: 'only skipped ones', text: report(file('skipped')), exit: 0, count: '0 1 1' },
    { why: 'no test', text: report(), exit: 0, count: '0 1 0' },
    { why: 'an empty report', text: '', exit: 0, count: '0 1 0' },
    { why: 'half a report', text: '{"testResults":[', exit: 0, count: '0 1 0' },
    { why: 'another JSON', text: '{}', exit: 0, count: '0 1 0' },
    { why: 'no report', text: undefined, exit: 0, count: '0 1 0' },
    { why: 'a crash', text: undefined, exit: 139, count: '0 1 0' },
  ])('counts $count of $why', ({ text, exit, count }) => {
    const { passed, failed, skipped } = countTests(text, exit)
    expect(`${passed} ${failed} ${skipped}`).toBe(count)
  })
})
