export type { Attributes } from './attributes.ts'
export type { Constraint, MatchPattern } from './constraint/constraint.ts'
export { type ConstraintResult, matchConstraint } from './constraint/match-constraint.ts'
export type { NodeFacts } from './constraint/resolve-target.ts'
export {
  createDriverFingerprinter,
  type DriverFingerprinter,
  type DriverFingerprinterOptions,
} from './engine/create-driver-fingerprinter.ts'
export type { FingerprintHost, FingerprintOptions } from './engine/driver-attributes.ts'
export { driverCapabilities } from './engine/driver-capabilities.ts'
export type { Fingerprint, Fingerprinter } from './engine/fingerprint.ts'
export { createFingerprinter } from './engine/fingerprinter.ts'
export type { Interfaces } from './host/default-address.ts'
export { type HostCpu, type ReadTextFile, readHostCpu } from './host/host-cpu.ts'
export { type HostReader, readHostAttributes } from './host/read-host-attributes.ts'
