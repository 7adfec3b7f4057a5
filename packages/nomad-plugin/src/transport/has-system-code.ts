/** Whether `error` is the system's, with one of these codes, as `ENOENT`. */
export function hasSystemCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
