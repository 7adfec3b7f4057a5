import { describe, expect, it } from 'vitest'
import type { AroundPull } from './images.ts'
import { settle } from './manual-pull.test-support.ts'
import { setUp } from './set-up.test-support.ts'

/** Images whose pulls are written down. */
function setUpBook() {
  const book: string[] = []
  const aroundPull: AroundPull = async (reference, pull) => {
    book.push(`begin ${reference}`)
    try {
      return await pull()
    } finally {
      book.push(`end ${reference}`)
    }
  }
  return { book, ...setUp({ aroundPull, maxParallelPulls: 1 }) }
}

const redis = 'docker.io/library/redis:7'

describe('aroundPull', () => {
  it('is around the one pull of all who wait', async () => {
    const { book, images, pull } = setUpBook()
    const all = Promise.all([images.ensure('redis:7'), images.ensure('https://redis:7')])
    await settle()
    expect(book).toEqual([`begin ${redis}`])
    await pull.end()
    await all
    expect(book).toEqual([`begin ${redis}`, `end ${redis}`])
  })

  it('has no part in a start that pulls nothing', async () => {
    const { book, images, engine } = setUpBook()
    engine.addImage('redis:7')
    await images.ensure('redis:7')
    await expect(images.ensure('redis:9', { pullPolicy: 'never' })).rejects.toThrow()
    expect(book).toEqual([])
  })

  it('begins when the pull has its turn', async () => {
    const { book, images, pull, otherPull } = setUpBook()
    const first = images.ensure('redis:7')
    await settle()
    const second = images.ensure('redis:8')
    expect(book).toHaveLength(1)
    await pull.end()
    await first
    await otherPull.end()
    await second
    expect(book[2]).toBe('begin docker.io/library/redis:8')
  })

  it('may refuse', async () => {
    const refusal = new Error('the book is full')
    const { images, pulled } = setUp({ aroundPull: () => Promise.reject(refusal) })
    await expect(images.ensure('redis:7')).rejects.toBe(refusal)
    expect(pulled()).toEqual([])
  })
})
