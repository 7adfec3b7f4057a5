import { readdir, readFile, writeFile } from 'node:fs/promises'
import { type RunningCli, startLongshore } from './longshore.ts'
import { writeFiles } from './write-files.ts'

export interface JobFiles {
  job: string
  /** The lines of the agent file's `plugin "docker" { config { … } }`. Default: there is no agent file. */
  operator?: string
}

/** A job file, a data directory, and perhaps an agent file. */
export interface JobFolder {
  dataDir: string
  /** Of a command on all of them. */
  args: string[]
  /** Starts `longshore run` on them. */
  run(env?: Record<string, string>, stdout?: number): RunningCli
  /** In place of the job that is there. */
  write(job: string): Promise<void>
  /** The ids of those whose directory is there. */
  allocations(): Promise<string[]>
  /** A file in the `alloc` folder of the only allocation, or of the one that is named. */
  read(path: string, allocation?: string): Promise<string>
}

export async function writeJobFolder(
  folder: string,
  { job, operator }: JobFiles,
): Promise<JobFolder> {
  const agent = `plugin "docker" {\n config {\n ${operator}\n }\n}\n`
  const hasAgent = operator !== undefined
  const files = { 'job.hcl': job, ...(hasAgent && { 'agent.hcl': agent }) }
  const path = await writeFiles(folder, files)
  const [file, dataDir] = [path('job.hcl'), path('data')]
  const config = hasAgent ? ['--config', path('agent.hcl')] : []
  const args = [file, ...config, '--data-dir', dataDir]
  const allocations = () => readdir(path('data/alloc'))
  return {
    ...{ dataDir, args, allocations },
    run: (env, stdout) => startLongshore(['run', ...args], env, stdout),
    write: (text) => writeFile(file, text),
    async read(name, allocation) {
      const id = allocation ?? (await allocations())[0]
      return readFile(path(`data/alloc/${id}/alloc/${name}`), 'utf8')
    },
  }
}
