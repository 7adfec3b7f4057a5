/** Whether a path is the folder or in it, by their text alone: both absolute and clean. */
export function isInside(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`)
}
