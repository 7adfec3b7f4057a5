import { ScriptError } from '../shared/script-error.ts'

export interface DebianPlatform {
  /** As images name it. */
  architecture: string
  /** The folder of libraries, as Debian names it. */
  triplet: string
  /** Where programs look for the dynamic loader. */
  loader: string
}

/** What differs between the processors that we develop on; `arch` is as in `process.arch`. */
export function debianPlatform(arch: string): DebianPlatform {
  if (arch === 'x64')
    return {
      architecture: 'amd64',
      triplet: 'x86_64-linux-gnu',
      loader: '/lib64/ld-linux-x86-64.so.2',
    }
  if (arch === 'arm64')
    return {
      architecture: 'arm64',
      triplet: 'aarch64-linux-gnu',
      loader: '/lib/ld-linux-aarch64.so.1',
    }
  throw new ScriptError(`The test images are made on x64 and arm64; this is ${arch}.`)
}
