/** Whose docker driver the node has: Nomad's own, or the plugin. */
export type DriverKind = 'built-in' | 'longshore'
