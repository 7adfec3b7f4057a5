import { describe, expect, it } from 'vitest'
import { jobText, problemsOf } from '../job.test-support.ts'

describe('knownCapabilities', () => {
  it.each([
    {
      config: 'cap_add = ["net_raw", "net_admn"]',
      at: '"net_admn"',
      message: 'Linux has no capability "net_admn"',
      hint: 'did you mean "net_admin"?',
    },
    {
      config: 'cap_drop = ["CAP_SYS_TIEM"]',
      at: '"CAP_SYS_TIEM"',
      message: 'Linux has no capability "CAP_SYS_TIEM"',
      hint: 'did you mean "sys_time"?',
    },
    {
      config: 'cap_add = ["everything"]',
      at: '"everything"',
      message: 'Linux has no capability "everything"',
      hint: 'write "all", or a name such as "net_admin"',
    },
  ])('refuses $config', ({ config, ...problem }) => {
    expect(problemsOf(jobText({ config }))).toEqual([problem])
  })

  it.each([
    'cap_add = ["NET_RAW", "cap_chown", "CAP_KILL"]',
    'cap_drop = ["all"]',
    'cap_add = ["sys_admin"]',
    'cap_add = ["${NOMAD_META_cap}"]',
  ])('is content with %s', (config) => {
    expect(problemsOf(jobText({ config }))).toEqual([])
  })
})
