import { readFile } from 'node:fs/promises'
import { type HostCpu, readHostCpu } from '@longshore/fingerprint'

/** This machine's cores and their speed. */
export function readCpu(): Promise<HostCpu> {
  return readHostCpu((path) => readFile(path, 'utf8'))
}
