import { access, cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { runProgram } from './own-engine-run.ts'

/** `debian`: the one that is installed. `26.1`: Debian 13's, unpacked beside it. */
export type DebianEngineVersion = 'debian' | '26.1'

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg'

/**
 * The folders that hold the programs of an engine of this version, to be put before `PATH`; none for the installed one.
 * Debian 13's packages are fetched once, by an apt with lists of its own, and unpacked: nothing is installed.
 */
export async function findDebianEngine(version: DebianEngineVersion): Promise<string[]> {
  if (version === 'debian') return []
  const folder = join(homedir(), '.cache/longshore-dev', `engine-${version}`)
  const isThere = await access(folder).then(
    () => true,
    () => false,
  )
  if (!isThere) await fetchEngine(folder)
  return ['usr/bin', 'usr/sbin'].map((path) => join(folder, path))
}

async function fetchEngine(folder: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'longshore-fetch-'))
  try {
    const root = await unpack(work)
    await mkdir(join(folder, '..'), { recursive: true })
    const made = `${folder}.${process.pid}`
    await cp(root, made, { recursive: true, verbatimSymlinks: true })
    // Another test may have been first.
    await rename(made, folder).catch(() => rm(made, { recursive: true }))
  } finally {
    await rm(work, { recursive: true })
  }
}

/** Resolves with the folder into which the packages are unpacked. */
async function unpack(work: string): Promise<string> {
  const path = (name: string) => join(work, name)
  for (const name of ['state/lists/partial', 'cache/archives/partial', 'archives'])
    await mkdir(path(name), { recursive: true })
  const source = `deb [signed-by=${keyring}] http://deb.debian.org/debian trixie main\n`
  await writeFile(path('sources.list'), source)
  const settings = [
    `Dir::Etc::sourcelist=${path('sources.list')}`,
    'Dir::Etc::sourceparts=-',
    `Dir::State=${path('state')}`,
    `Dir::Cache=${path('cache')}`,
    'Acquire::Languages=none',
    'APT::Sandbox::User=root',
  ].flatMap((setting) => ['-o', setting])
  await runProgram('apt-get', [...settings, 'update'])
  await runProgram('apt-get', [...settings, 'download', 'docker.io', 'containerd'], {
    cwd: path('archives'),
  })
  for (const archive of await readdir(path('archives')))
    await runProgram('dpkg-deb', ['--extract', join(path('archives'), archive), path('root')])
  return path('root')
}
