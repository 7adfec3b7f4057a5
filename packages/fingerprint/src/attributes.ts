/** Facts about an engine or a host, by the name that constraints know them by: `kernel.name` → `linux`. */
export type Attributes = Record<string, string | boolean>
