/** What one look at an installation has found. */
export interface Finding {
  /** What was looked at, such as `launcher`. */
  about: string
  level: 'ok' | 'warning' | 'error'
  message: string
  /** What to do; with every warning and error. */
  hint?: string
}

export function ok(about: string, message: string): Finding {
  return { about, level: 'ok', message }
}

export function warning(about: string, message: string, hint: string): Finding {
  return { about, level: 'warning', message, hint }
}

export function problem(about: string, message: string, hint: string): Finding {
  return { about, level: 'error', message, hint }
}
