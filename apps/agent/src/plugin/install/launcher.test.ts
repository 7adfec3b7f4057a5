import { execFile } from 'node:child_process'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it } from 'vitest'
import { readLauncher, toLauncherText } from './launcher.ts'
import { writeLauncherFile } from './launcher-file.ts'

const run = promisify(execFile)

describe('a launcher', () => {
  it.each([
    { why: 'plain paths', folder: 'plain', nodeArgs: [], first: /^#!\/.*node$/ },
    { why: 'spaces and quotes', folder: `it's "a" $HOME folder`, nodeArgs: [], first: /bin\/sh/ },
    { why: "Node's arguments", folder: 'a', nodeArgs: ['--no-warnings'], first: /bin\/sh/ },
    { why: 'a long path', folder: `${'a'.repeat(120)}`, nodeArgs: [], first: /bin\/sh/ },
  ])('starts its program by $why, with the arguments of both', async (row) => {
    const folder = join(await temporaryDirectory(), row.folder)
    await mkdir(folder, { recursive: true })
    const [node, program] = [join(folder, 'node'), join(folder, 'main.mjs')]
    await symlink(process.execPath, node)
    await writeFile(program, 'console.log(JSON.stringify(process.argv.slice(2)))')
    const launcher = { node, program, nodeArgs: row.nodeArgs, stateDir: join(folder, 'state') }
    const text = toLauncherText(launcher)
    expect(text.split('\n', 1)[0]).toMatch(row.first)
    await writeLauncherFile(folder, text)
    const { stdout } = await run(join(folder, 'docker'), ['--more', 'a b'])
    expect(JSON.parse(stdout)).toEqual([
      'plugin',
      '--state-dir',
      launcher.stateDir,
      '--more',
      'a b',
    ])
    expect(readLauncher(await readFile(join(folder, 'docker'), 'utf8'))).toEqual(launcher)
  })

  it('refuses a path that would end its comment', () => {
    const launcher = { node: '/n', nodeArgs: [], program: '/a\nimport("/b")' }
    expect(() => toLauncherText(launcher)).toThrow(
      expect.objectContaining({ code: 'PLUGIN_PATH_UNUSABLE' }),
    )
  })

  it.each(['', '#!/bin/sh\n# longshore-plugin {', '#!/bin/sh\nexec longshore-plugin {}\n'])(
    'is not %j',
    (text) => {
      expect(readLauncher(text)).toBeUndefined()
    },
  )
})
