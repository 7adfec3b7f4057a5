/**
 * A number of HCL: `mantissa × 2^exponent`, of at most 512 significant bits, as Go's implementation has it
 * (`big.Float`, round half to even). The mantissa is odd, or 0 with exponent 0, so equal numbers have equal parts.
 */
export interface HclNumber {
  mantissa: bigint
  exponent: number
}
