import { readdir, readFile } from 'node:fs/promises'
import { type Finding, ok } from './finding.ts'

/** The tasks that Nomad's built-in driver still follows, by its helper processes: they are taken over at the next start. */
export async function checkLeftovers(proc = '/proc'): Promise<Finding[]> {
  const pids = (await readdir(proc).catch(() => [])).filter((name) => /^\d+$/.test(name))
  const commands = await Promise.all(
    pids.map((pid) => readFile(`${proc}/${pid}/cmdline`, 'utf8').catch(() => '')),
  )
  const count = commands.filter((command) => command.split('\0')[1] === 'docker_logger').length
  if (count === 0) return []
  const message = `${count} docker_logger processes of Nomad's own driver run: their tasks are taken over, and they are ended, when the Nomad client starts with this one.`
  return [ok('moving in', message)]
}
