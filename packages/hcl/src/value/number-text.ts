import { bitLength } from './bit-length.ts'
import type { HclNumber } from './number.ts'

/** How far below the last of 512 bits half of it is. */
const halfUnitBits = 513

/**
 * A number as text, as cty converts it: the shortest decimal that reads back as the same number, without an exponent
 * (`big.Float.Text('f', -1)`).
 */
export function numberText({ mantissa, exponent }: HclNumber): string {
  if (mantissa === 0n) return '0'
  if (mantissa < 0n) return `-${numberText({ mantissa: -mantissa, exponent })}`
  if (exponent === 0 && mantissa <= Number.MAX_SAFE_INTEGER) return mantissa.toString()
  // The number is exact / 10^places, and so is every decimal that is nearer to it than half a unit of its last bit.
  const half = exponent + bitLength(mantissa) - halfUnitBits
  const places = Math.max(-Math.min(exponent, half), 0)
  const scale = 5n ** BigInt(places)
  const exact = (mantissa << BigInt(exponent + places)) * scale
  const reach = (1n << BigInt(half + places)) * scale
  const isEven = exponent > half + 1
  return decimalText(roundShortest(exact, reach, isEven), places)
}

/** The roundest decimal within `reach` of `exact`: the one with the most zeros at its end. */
function roundShortest(exact: bigint, reach: bigint, isEven: boolean): bigint {
  const isNear = (candidate: bigint) => {
    const distance = candidate > exact ? candidate - exact : exact - candidate
    return distance < reach || (isEven && distance === reach)
  }
  // If a number of zeros is possible, each smaller one is: the nearest such decimal only comes nearer.
  let few = 0
  let many = exact.toString().length + 1
  while (many - few > 1) {
    const middle = (few + many) >> 1
    if (isNear(roundTo(exact, middle))) few = middle
    else many = middle
  }
  return roundTo(exact, few)
}

/** The multiple of `10^zeros` nearest to a positive number, half to even. */
function roundTo(exact: bigint, zeros: number): bigint {
  const unit = 10n ** BigInt(zeros)
  const whole = exact / unit
  const twice = (exact - whole * unit) * 2n
  const isUp = twice > unit || (twice === unit && (whole & 1n) === 1n)
  return (isUp ? whole + 1n : whole) * unit
}

/** `value / 10^places` without zeros at the end of its fraction. */
function decimalText(value: bigint, places: number): string {
  const digits = value.toString().padStart(places + 1, '0')
  const point = digits.length - places
  const fraction = digits.slice(point).replace(/0+$/, '')
  return fraction === '' ? digits.slice(0, point) : `${digits.slice(0, point)}.${fraction}`
}
