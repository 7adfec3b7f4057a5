export interface ClientOption {
  /** Where it is now: the block in `plugin "docker" { config { … } }`, if it is in one, and the name. */
  block?: 'auth' | 'tls' | 'gc' | 'volumes'
  name: string
  /** What its text means. */
  kind: 'text' | 'bool' | 'list'
}

/**
 * driver.md §1, last paragraph: the driver's options before Nomad 0.9, and `docker.auth_config` of 0.3. Of two spellings
 * the first counts.
 */
export const clientOptions: ReadonlyMap<string, ClientOption> = new Map<string, ClientOption>([
  ['docker.endpoint', { name: 'endpoint', kind: 'text' }],
  ['docker.auth.config', { block: 'auth', name: 'config', kind: 'text' }],
  ['docker.auth_config', { block: 'auth', name: 'config', kind: 'text' }],
  ['docker.auth.helper', { block: 'auth', name: 'helper', kind: 'text' }],
  ['docker.tls.cert', { block: 'tls', name: 'cert', kind: 'text' }],
  ['docker.tls.key', { block: 'tls', name: 'key', kind: 'text' }],
  ['docker.tls.ca', { block: 'tls', name: 'ca', kind: 'text' }],
  ['docker.cleanup.image', { block: 'gc', name: 'image', kind: 'bool' }],
  ['docker.cleanup.image.delay', { block: 'gc', name: 'image_delay', kind: 'text' }],
  ['docker.cleanup.container', { block: 'gc', name: 'container', kind: 'bool' }],
  ['docker.volumes.enabled', { block: 'volumes', name: 'enabled', kind: 'bool' }],
  ['docker.volumes.selinuxlabel', { block: 'volumes', name: 'selinuxlabel', kind: 'text' }],
  ['docker.caps.allowlist', { name: 'allow_caps', kind: 'list' }],
  ['docker.caps.whitelist', { name: 'allow_caps', kind: 'list' }],
  ['docker.privileged.enabled', { name: 'allow_privileged', kind: 'bool' }],
  ['docker.nvidia_runtime', { name: 'nvidia_runtime', kind: 'text' }],
])
