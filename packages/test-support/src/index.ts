export type { DebianEngineVersion } from './debian-engine.ts'
export { type EngineConnection, engineAddress } from './engine-address.ts'
export { engineRequest } from './engine-request.ts'
export { createFaultProxy, type FaultProxy, type FaultProxyOptions } from './fault-proxy.ts'
export type { AnswerWatch } from './fault-proxy-connection.ts'
export {
  type Fault,
  type FaultPlan,
  type FaultRecord,
  type ProxiedCall,
  plannedFaults,
} from './fault-proxy-fault.ts'
export { createRandom, type RandomFaultOptions, randomFaults } from './fault-proxy-random.ts'
export { mountMemory } from './mount-memory.ts'
export { type OwnEngine, startOwnEngine } from './own-engine.ts'
export type { OwnEngineOptions } from './own-engine-options.ts'
export { type RawCall, rawCall, rawRequest } from './own-engine-request.ts'
export { requireEngine } from './require-engine.ts'
export { services } from './services.ts'
export { temporaryDirectory } from './temporary-directory.ts'
export { type TestContainers, useTestContainers } from './test-containers.ts'
export { testReadme } from './test-readme.ts'
