/** The first Node with `node:sqlite` and without a flag for it. */
export const oldestNode = '22.13.0'

/** Whether the program can run on this version of Node, such as `20.11.1`. */
export function isNodeSupported(version: string): boolean {
  return version.localeCompare(oldestNode, 'en', { numeric: true }) >= 0
}
