// Writes what is made from the schemas of packages/config: the pages of options and the JSON Schemas in docs/. With
// --check it writes nothing, and fails on files that are stale. Run it with `node --conditions=source`.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { formatFiles } from './generate/format-files.ts'
import { generatedFiles } from './generate/generated-files.ts'
import { staleFiles } from './generate/stale-files.ts'
import { runCommand } from './shared/run-command.ts'

const root = new URL('../', import.meta.url).pathname
const files = await formatFiles(generatedFiles(), root, runCommand)
const stale = await staleFiles(files, root)

if (process.argv.includes('--check')) {
  for (const path of stale) console.error(`${path} is stale: run npm run generate`)
  if (stale.length > 0) process.exitCode = 1
  else console.log(`Generated: ${files.size} files are fresh.`)
} else {
  for (const path of stale) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), files.get(path) ?? '')
    console.log(`wrote ${path}`)
  }
}
