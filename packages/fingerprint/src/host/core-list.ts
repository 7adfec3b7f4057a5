/**
 * The core ids of the kernel's list form, `0-2,7` → 0, 1, 2, 7; undefined for none and for anything else.
 * Source: Documentation/admin-guide/cputopology.rst of Linux.
 */
export function parseCoreList(text: string): number[] | undefined {
  if (!/^\d{1,5}(-\d{1,5})?(,\d{1,5}(-\d{1,5})?)*\n?$/.test(text)) return undefined
  const cores = text.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number)
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n)
  })
  return cores.length > 0 ? cores : undefined
}
