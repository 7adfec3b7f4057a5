import type { Decimal } from './decimal.ts'

/** `123.45`, with so many digits after the point. */
export function writeFixed({ digits, point }: Decimal, places: number): string {
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, '0') : '0'
  const fraction = '0'.repeat(Math.max(0, -point)) + digits.slice(Math.max(0, point))
  return places > 0 ? `${whole}.${fraction.slice(0, places).padEnd(places, '0')}` : whole
}

/** `1.2345e+02`, with so many digits after the point. */
export function writeExponent({ digits, point }: Decimal, places: number): string {
  const fraction = digits.slice(1, places + 1).padEnd(places, '0')
  const exponent = digits === '' ? 0 : point - 1
  const shown = `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
  return `${digits.charAt(0) || '0'}${places > 0 ? `.${fraction}` : ''}e${shown}`
}

/** The shorter of both, as C's `%g`; `precision` is how many digits it may have. */
export function writeGeneral(decimal: Decimal, precision: number): string {
  const { digits, point } = decimal
  const exponent = point - 1
  if (exponent < -4 || exponent >= precision) {
    return writeExponent(decimal, Math.max(0, digits.length - 1))
  }
  return writeFixed(decimal, Math.max(0, digits.length - point))
}
