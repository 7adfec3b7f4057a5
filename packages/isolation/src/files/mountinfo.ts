/** What is mounted: the same for every mount of one folder of one file system, in any mount namespace. */
export interface MountedFolder {
  /** `major:minor` of the file system. */
  device: string
  /** Path within the file system. */
  root: string
}

export interface MountPoint extends MountedFolder {
  /** Where, as the process sees it. */
  path: string
}

/** Reads `/proc/<pid>/mountinfo`: proc_pid_mountinfo(5). */
export function parseMountinfo(text: string): MountPoint[] {
  const lines = text.split('\n').filter((line) => line !== '')
  return lines.map((line) => {
    const [, , device = '', root = '', path = ''] = line.split(' ', 5)
    return { device, root: unescapeField(root), path: unescapeField(path) }
  })
}

/** Space, tab, newline and backslash are written in octal. */
function unescapeField(field: string): string {
  if (!field.includes('\\')) return field
  return field.replace(/\\([0-7]{3})/g, (_, octal) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  )
}
