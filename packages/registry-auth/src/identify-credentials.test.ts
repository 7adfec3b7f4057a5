import { describe, expect, it } from 'vitest'
import { answer, chainOf, find, never } from './chain.test-support.ts'

describe('the identity of credentials', () => {
  const users = { one: { username: 'a', password: 'b:c' }, two: { username: 'a:b', password: 'c' } }

  it('is equal for equal credentials, whatever their source, and differs for others', async () => {
    const { chain } = chainOf({
      auth: { helper: 'x' },
      helpers: { x: { 'a.io': answer('a', 'b:c'), 'b.io': answer('<token>', 'b:c') } },
    })
    const identities = await Promise.all([
      find(chain, 'a.io/x'),
      find(chain, 'b.io/x', { taskAuth: users.one }),
      find(chain, 'b.io/x', { taskAuth: users.two }),
      find(chain, 'b.io/x'),
      find(chain, 'c.io/x'),
    ]).then((all) => all.map(({ identity }) => identity))
    expect(identities[0]).toBe(identities[1])
    expect(new Set(identities).size).toBe(4)
    expect(identities[4]).toBe('none')
  })

  it('cannot be computed by anyone else', async () => {
    const options = { taskAuth: users.one, signal: never }
    const [one, two] = [chainOf({ auth: {} }), chainOf({ auth: {} })]
    const { identity } = await find(one.chain, 'redis', options)
    expect(identity).toMatch(/^[0-9a-f]{64}$/)
    expect((await find(two.chain, 'redis', options)).identity).not.toBe(identity)
  })
})
