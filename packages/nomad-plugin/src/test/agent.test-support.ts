// Starts the program of its arguments as an agent starts a plugin, and prints the plugin's pid and its line.
import { spawn } from 'node:child_process'
import { once } from 'node:events'

const child = spawn(process.execPath, process.argv.slice(2), { stdio: ['ignore', 'pipe', 'pipe'] })
const [line] = await once(child.stdout, 'data')
process.stdout.write(`${child.pid} ${line}`)
