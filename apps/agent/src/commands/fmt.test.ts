import { chmod, readdir, readFile, readlink, stat, symlink } from 'node:fs/promises'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it } from 'vitest'
import { runWithFakeIo } from '../../test/run-with-fake-io.ts'
import { writeFiles } from '../../test/write-files.ts'

const ragged = 'a=1\nlong =  2\n'
const tidy = 'a    = 1\nlong = 2\n'
const files = {
  'ragged.hcl': ragged,
  'tidy.nomad': tidy,
  'notes.txt': ragged,
  'deep/ragged.nomad': ragged,
}

async function setUp(more: Record<string, string> = {}) {
  const path = await writeFiles(await temporaryDirectory(), { ...files, ...more })
  const read = (name: string) => readFile(path(name), 'utf8')
  const fmt = async (...args: string[]) => {
    const result = await runWithFakeIo(['fmt', ...args])
    return { ...result, stdout: result.stdout.replaceAll(`${path('')}/`, '') }
  }
  return { path, read, fmt }
}

describe('fmt', () => {
  it('lays out the files of a folder, names those that changed, and touches no other', async () => {
    const { path, read, fmt } = await setUp()
    const before = await stat(path('tidy.nomad'))
    expect(await fmt(path('.'))).toEqual({ exitCode: 0, stdout: 'ragged.hcl\n', stderr: '' })
    expect(await read('ragged.hcl')).toBe(tidy)
    expect(await read('deep/ragged.nomad')).toBe(ragged)
    expect(await read('notes.txt')).toBe(ragged)
    const after = await stat(path('tidy.nomad'))
    expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino])
    expect(await readdir(path('.'))).toHaveLength(4)
  })

  it('goes deeper with --recursive', async () => {
    const { path, read, fmt } = await setUp()
    expect(await fmt('-recursive', path('.'))).toMatchObject({
      exitCode: 0,
      stdout: 'deep/ragged.nomad\nragged.hcl\n',
    })
    expect(await read('deep/ragged.nomad')).toBe(tidy)
  })

  it('keeps the mode, and a symbolic link', async () => {
    const { path, read, fmt } = await setUp()
    await chmod(path('ragged.hcl'), 0o640)
    await symlink('ragged.hcl', path('link.hcl'))
    await fmt(path('link.hcl'))
    expect(await readlink(path('link.hcl'))).toBe('ragged.hcl')
    expect(await read('ragged.hcl')).toBe(tidy)
    expect((await stat(path('ragged.hcl'))).mode & 0o777).toBe(0o640)
  })

  it.each([
    { args: ['--check'], exitCode: 1, stdout: 'ragged.hcl\n' },
    { args: ['-check=true', '-list=false'], exitCode: 1, stdout: tidy },
    { args: ['-write=false'], exitCode: 0, stdout: 'ragged.hcl\n' },
    { args: ['--no-write', '--no-list'], exitCode: 0, stdout: tidy },
  ])('writes nothing with $args', async ({ args, ...result }) => {
    const { path, read, fmt } = await setUp()
    expect(await fmt(...args, path('ragged.hcl'))).toEqual({ ...result, stderr: '' })
    expect(await read('ragged.hcl')).toBe(ragged)
  })

  it('is content with --check where all is in order', async () => {
    const { path, fmt } = await setUp()
    expect(await fmt('--check', path('tidy.nomad'))).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: '',
    })
  })

  it('turns standard input into standard output', async () => {
    expect(await runWithFakeIo(['fmt', '-'], { stdin: ragged })).toEqual({
      exitCode: 0,
      stdout: tidy,
      stderr: '',
    })
  })

  it('says what is wrong with a file, leaves it, and goes on with the others', async () => {
    const broken = 'a = {\n'
    const { path, read, fmt } = await setUp({ 'broken.hcl': broken })
    const { exitCode, stdout, stderr } = await fmt(path('.'))
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: 'ragged.hcl\n' })
    expect(stderr).toMatch(/broken\.hcl:\d+:\d+: error: /)
    expect(await read('broken.hcl')).toBe(broken)
  })

  it('tells programs', async () => {
    const { path, fmt } = await setUp()
    const { stdout } = await fmt('--json', '--check', path('.'))
    expect(JSON.parse(stdout)).toEqual({
      files: [
        { file: 'ragged.hcl', changed: true },
        { file: 'tidy.nomad', changed: false },
      ],
      diagnostics: [],
    })
  })

  it('takes what follows -- for names', async () => {
    const { exitCode, stderr } = await runWithFakeIo(['fmt', '--', '-list=false'])
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(/-list=false: there is no such file/)
  })
})
