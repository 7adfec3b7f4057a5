/** What a Nomad agent's config needs so that it takes the driver. */
export function pluginBlock(folder: string): string {
  return `plugin_dir = ${JSON.stringify(folder)}

plugin "docker" {
  config {
    # What was in this block before stays as it is: docs/driver-options.md
  }
}
`
}
