import { describe, expect, it } from 'vitest'
import { parseOsRelease } from './os-release.ts'

describe('parseOsRelease', () => {
  it.each([
    {
      text: 'NAME="Ubuntu"\nVERSION_ID="22.04"\nID=ubuntu\nID_LIKE=debian\n',
      name: 'ubuntu',
      version: '22.04',
    },
    { text: "ID='rhel'\nVERSION_ID='9.4'\n", name: 'redhat', version: '9.4' },
    { text: 'ID="amzn"\nVERSION_ID="2023"\n', name: 'amazon', version: '2023' },
    { text: 'ID=arch\n', name: 'arch', version: '' },
    { text: 'ID=constructor\n', name: 'constructor', version: '' },
    { text: '# nothing\n', name: '', version: '' },
    { text: '', name: '', version: '' },
  ])('reads $name $version', ({ text, name, version }) => {
    expect(parseOsRelease(text)).toEqual({ name, version })
  })
})
