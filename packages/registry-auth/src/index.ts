export type {
  AuthChain,
  AuthProvider,
  DriverAuth,
  FindAuthOptions,
  FoundAuth,
} from './auth-chain.ts'
export { type AuthChainOptions, createAuthChain } from './create-auth-chain.ts'
export { createRunCommand, type RunCommandOptions } from './create-run-command.ts'
export { createCredentialHelper } from './credential-helper.ts'
export type { CredentialProvider, FoundCredentials } from './credential-provider.ts'
export type {
  Credentials,
  IdentityTokenCredentials,
  PasswordCredentials,
  RegistryTokenCredentials,
} from './credentials.ts'
export { defaultAuthFile } from './default-auth-file.ts'
export { familiarName, formatImageReference } from './format-image-reference.ts'
export { createImageMatcher } from './image-pattern.ts'
export type { ImageReference } from './image-reference.ts'
export { parseImageReference } from './parse-image-reference.ts'
export { parseTaskImage } from './parse-task-image.ts'
export { type ReadFile, type ReadFileOptions, readTextFile } from './read-file.ts'
export type { CommandOutcome, ExitedCommand, RunCommand } from './run-command.ts'
export type { TaskAuth } from './task-auth.ts'
export { toRegistryAuthHeader } from './to-registry-auth-header.ts'
export { withDefaultTag } from './with-default-tag.ts'
