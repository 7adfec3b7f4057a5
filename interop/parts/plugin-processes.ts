import { setTimeout } from 'node:timers/promises'
import { markedProcesses } from '../site/marked-processes.ts'
import type { Site } from '../site/site.ts'

/** Process ids of the plugin. */
export async function pluginProcesses({
  mark,
  folder,
}: Pick<Site, 'mark' | 'folder'>): Promise<number[]> {
  const found = await markedProcesses(mark)
  return found
    .filter(({ command }) => command.includes(`${folder}/plugins/docker`))
    .map(({ pid }) => pid)
}

/** Kills the plugin, as if it had crashed. */
export async function killPlugin(site: Site): Promise<void> {
  const pids = await pluginProcesses(site)
  if (pids.length === 0) throw new Error('The plugin does not run')
  for (const pid of pids) process.kill(pid, 'SIGKILL')
}

/** Resolves when Nomad has started another. */
export async function untilPluginIsBack(site: Site, signal: AbortSignal): Promise<void> {
  while ((await pluginProcesses(site)).length === 0) await setTimeout(50, undefined, { signal })
}
