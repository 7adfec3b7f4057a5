const units = ['B', 'kB', 'MB', 'GB', 'TB']

/** `18.2 MB`, in powers of ten as Docker prints sizes. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1)
  const value = bytes / 1000 ** power
  return `${power === 0 ? value : value.toFixed(1)} ${units[power]}`
}
