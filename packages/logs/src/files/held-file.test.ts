import { readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it, onTestFinished } from 'vitest'
import { toEngineTime } from '../engine-log/engine-time.ts'
import { openHeldFile } from './held-file.ts'
import { openLogDirectory } from './log-directory.ts'

/** Files of one attachment after the other, a second apart. */
async function attachments(folder: string) {
  const directory = await openLogDirectory(folder)
  let time = 0
  onTestFinished(() => directory.close())
  return async () => {
    time += 1000
    const file = await openHeldFile({
      ...{ directory, name: 'web.stdout', stream: 'stdout' },
      now: () => time,
    })
    onTestFinished(() => file.close())
    return file
  }
}

const texts = (file: Awaited<ReturnType<typeof openHeldFile>>) =>
  file.left.map(({ bytes, isOver }) => ({ text: bytes.toString(), isOver }))

describe('openHeldFile', () => {
  it('keeps what each attachment held, oldest first', async () => {
    const attach = await attachments(await temporaryDirectory())
    const first = await attach()
    expect(first.left).toEqual([])
    await first.push(Buffer.from('a\n'))
    await first.push(Buffer.from('b\n'))
    await first.markOver()
    const second = await attach()
    await second.push(Buffer.from('c\n'))
    const third = await attach()
    expect(texts(third)).toEqual([
      { text: 'a\nb\n', isOver: true },
      { text: 'c\n', isOver: false },
    ])
    expect(third.left[0]).toMatchObject({
      stream: 'stdout',
      since: toEngineTime(1000),
      until: toEngineTime(1000),
    })
  })

  it('forgets what is stored', async () => {
    const attach = await attachments(await temporaryDirectory())
    await (await attach()).push(Buffer.from('a\n'))
    await (await attach()).push(Buffer.from('b\n'))
    const third = await attach()
    for (const held of third.left.slice(0, 1)) await third.markStored(held)
    expect(texts(await attach())).toEqual([{ text: 'b\n', isOver: false }])
  })

  it('is there only while something is held, for nobody else', async () => {
    const folder = await temporaryDirectory()
    const file = await (await attachments(folder))()
    await file.markOver()
    await file.keepOnly(Buffer.alloc(0))
    expect(await readdir(folder)).toEqual([])
    await file.push(Buffer.from('a\n'))
    expect((await stat(join(folder, '.web.stdout.held'))).mode & 0o777).toBe(0o600)
    await file.keepOnly(Buffer.alloc(0))
    expect(await readdir(folder)).toEqual([])
  })

  it('keeps nothing but what is still held', async () => {
    const attach = await attachments(await temporaryDirectory())
    const first = await attach()
    await first.push(Buffer.from('a\nprompt'))
    await first.keepOnly(Buffer.from('prompt'))
    expect(texts(await attach())).toEqual([{ text: 'prompt', isOver: false }])
  })

  it.each([
    { why: 'the record that a kill cut off', change: (bytes: Buffer) => bytes.subarray(0, -1) },
    { why: 'one that was changed', change: (bytes: Buffer) => bytes.fill('x', bytes.length - 1) },
    {
      why: 'what is none',
      change: (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -40), Buffer.alloc(40, 10)]),
    },
  ])('reads all before $why, and what is written after it', async ({ change }) => {
    const folder = await temporaryDirectory()
    const path = join(folder, '.web.stdout.held')
    const attach = await attachments(folder)
    await (await attach()).push(Buffer.from('a\n'))
    await (await attach()).push(Buffer.from('b\n'))
    await writeFile(path, change(await readFile(path)))
    const third = await attach()
    expect(texts(third)).toEqual([{ text: 'a\n', isOver: false }])
    await third.push(Buffer.from('c\n'))
    expect(texts(await attach()).map(({ text }) => text)).toEqual(['a\n', 'c\n'])
  })

  it('goes through no symlink', async () => {
    const folder = await temporaryDirectory()
    const target = join(await temporaryDirectory(), 'target')
    await writeFile(target, 'theirs')
    await symlink(target, join(folder, '.web.stdout.held'))
    const file = await (await attachments(folder))()
    await file.push(Buffer.from('a\n'))
    await file.keepOnly(Buffer.alloc(0))
    expect(await readFile(target, 'utf8')).toBe('theirs')
  })
})
