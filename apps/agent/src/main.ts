#!/usr/bin/env node
import manifest from '../package.json' with { type: 'json' }
import { isNodeSupported, oldestNode } from './node-version.ts'

const args = process.argv.slice(2)

// What scripts ask most often is answered before anything is loaded.
if (args.length === 1 && args[0] === '--version') {
  console.log(manifest.version)
} else if (isNodeSupported(process.versions.node)) {
  const { readPluginLaunch } = await import('./plugin/read-plugin-launch.ts')
  const launch = readPluginLaunch(args, process.env)
  if (launch) {
    // Nomad waits for a plugin, three times at its start: it needs no command line.
    const { plugin } = await import('./commands/plugin.ts')
    process.exit(await plugin(launch, process))
  }
  const { runProcess } = await import('./run-process.ts')
  await runProcess(args)
} else {
  console.error(`longshore needs Node ${oldestNode} or newer; this is ${process.versions.node}.`)
  process.exitCode = 2
}
