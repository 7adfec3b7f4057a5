/** A number of HCL1, hexadecimal and octal ones too, as decimal text; undefined for an octal one with an 8 or 9. */
export function toDecimal(written: string): string | undefined {
  const [, sign = '', digits = ''] = /^(-?)(.*)$/.exec(written) ?? []
  if (/^0x/i.test(digits)) return sign + BigInt(digits)
  if (/^0\d+$/.test(digits)) return /[89]/.test(digits) ? undefined : sign + BigInt(`0o${digits}`)
  return (
    sign +
    digits
      .replace(/^0+(?=\d)/, '')
      .replace(/^\./, '0.')
      .replace(/\.(?!\d)/, '')
  )
}
