import { describe, expect, it } from 'vitest'
import { parsePortList } from './index.ts'

describe('parsePortList', () => {
  it.each([
    { text: '', ports: [] },
    { text: '22', ports: [22] },
    { text: '80, 22,8000-8002,8001', ports: [22, 80, 8000, 8001, 8002] },
  ])('reads "$text"', ({ text, ports }) => expect(parsePortList(text)).toEqual(ports))
  it.each(['0', '65536', '9-8', 'ssh', '1-2-3', '-5'])('refuses "%s"', (text) => {
    expect(() => parsePortList(text)).toThrow(
      expect.objectContaining({ code: 'PORT_LIST_INVALID' }),
    )
  })
})
