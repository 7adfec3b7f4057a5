export { createFingerprinter, type Fingerprint, type Fingerprinter } from './fingerprinter.ts'
export { type HostCpu, type ReadTextFile, readHostCpu } from './host-cpu.ts'
