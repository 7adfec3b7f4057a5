// Runs on the system's Node (20 or newer), before anything is installed: installs the pinned
// Node and pnpm through npm, then the workspace. Does nothing when the lockfile is already installed.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { arch, platform } from 'node:process'

const root = new URL('../', import.meta.url)
const read = (path) => {
  try {
    return readFileSync(new URL(path, root), 'utf8')
  } catch {
    return undefined
  }
}

if (read('node_modules/.pnpm/lock.yaml') !== read('pnpm-lock.yaml')) {
  if (platform !== 'linux' || !['x64', 'arm64'].includes(arch)) {
    console.error(`Longshore is developed on Linux x64 or arm64; this is ${platform} ${arch}.`)
    process.exit(1)
  }
  const { packageManager, optionalDependencies } = JSON.parse(read('package.json'))
  const node = `node-linux-${arch}`
  console.log('Installing the workspace (pinned Node, pnpm and libraries) …')
  const { status } = spawnSync(
    'npx',
    [
      '-y',
      ...['-p', `${node}@${optionalDependencies[node]}`, '-p', packageManager],
      ...['--', 'pnpm', 'install', '--frozen-lockfile'],
    ],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
  )
  process.exit(status ?? 1)
}
