import { verifyMounted } from './verify-mounted.ts'

/** Texts of mountinfo. */
interface Tables {
  host: string
  container: string
}

export function verify(paths: readonly string[], { host, container }: Tables) {
  const readText = (path: string) => (path === '/proc/7/mountinfo' ? container : host)
  return verifyMounted(
    paths.map((path) => ({ path })),
    7,
    readText,
  )
}

/** Of mounts as `device root path`. */
export function toTable(mounts: readonly string[]): string {
  return mounts.map((mount) => `40 39 ${mount} rw - ext4 /dev/sda rw\n`).join('')
}
