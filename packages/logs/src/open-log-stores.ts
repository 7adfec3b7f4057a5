import { LongshoreError } from '@longshore/errors'
import type { StreamName } from './demultiplexer.ts'
import { openLogDirectory } from './log-directory.ts'
import { createLogStore, type LogLoss, type LogStore } from './log-store.ts'
import { openRotatingFile, type RotatingFile } from './rotating-file.ts'

export interface LogStoreOptions {
  /** The allocation's log folder. It must exist, and be no symlink. */
  directory: string
  /** A `/` in it becomes `_` in file names. */
  taskName: string
  /** At least 1; of each stream. */
  maxFiles: number
  /** MB as Nomad counts them: 1 MB is 1024 × 1024 bytes. */
  maxFileSizeMib: number
  /** Told when a gap in the stored output begins, and when it is over. Must not throw. */
  onLoss?: (loss: LogLoss) => void
}

export type LogStores = Record<StreamName, LogStore>

/** Opens the files of both streams, or rejects and leaves none open. */
export async function openLogStores(options: LogStoreOptions): Promise<LogStores> {
  const { directory, maxFiles, onLoss } = options
  const maxFileSize = toFileSize(options)

  async function openStore(stream: StreamName): Promise<LogStore> {
    const name = `${options.taskName.replaceAll('/', '_')}.${stream}`
    const file = await openFile({ path: directory, name, maxFiles, maxFileSize }).catch((cause) => {
      throw toOpenError(`${directory}/${name}.*`, cause)
    })
    return createLogStore(file, (loss) => onLoss?.({ stream, ...loss }))
  }

  const stdout = await openStore('stdout')
  try {
    return { stdout, stderr: await openStore('stderr') }
  } catch (error) {
    await stdout.close()
    throw error
  }
}

interface FileOptions {
  /** Of the folder. */
  path: string
  name: string
  maxFiles: number
  maxFileSize: number
}

/** The folder is open as long as the file is. */
async function openFile({ path, ...options }: FileOptions): Promise<RotatingFile> {
  const directory = await openLogDirectory(path)
  try {
    const file = await openRotatingFile({ ...options, directory })
    const close = () => file.close().finally(() => directory.close())
    return { ...file, close }
  } catch (error) {
    await directory.close()
    throw error
  }
}

function toOpenError(where: string, cause: Error): LongshoreError {
  return new LongshoreError(
    'LOG_OPEN_FAILED',
    `Output cannot be stored in ${where}: ${cause.message}.`,
    {
      hint: 'Check that the folder exists, that the agent may write there, and that its disk has room.',
      cause,
      recoverable: true,
    },
  )
}

function toFileSize({ maxFiles, maxFileSizeMib }: LogStoreOptions): number {
  const bytes = Math.floor(maxFileSizeMib * 1024 * 1024)
  if (maxFiles >= 1 && bytes >= 1) return bytes
  throw new LongshoreError(
    'LOG_LIMITS_BAD',
    `No log fits max_files = ${maxFiles} and max_file_size = ${maxFileSizeMib}.`,
    { hint: 'Set both to 1 or more.' },
  )
}
