/** What only whoever runs a job knows, also without quotes (https://developer.hashicorp.com/nomad/docs/reference/runtime-variable-interpolation). */
const RUNTIME = /^(attr|device|env|meta|node|nomad|NOMAD_\w+)$/

/**
 * Whether a reference of a job file is for the driver to replace: in a template any but the roots that mean something in
 * the file itself, else those that only the driver can know.
 */
export function runtimeReferences(root: string, place: 'template' | 'bare'): boolean {
  return place === 'template' ? root !== 'var' && root !== 'local' : RUNTIME.test(root)
}
