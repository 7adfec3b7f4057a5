/** Of Nomad's built-in driver, in all its releases. */
const builtIn = '0.1.0'

/** The version that Nomad is told: of two drivers called `docker` it takes the one whose version is not below the other's. */
export function pluginVersion(version: string): string {
  return version.localeCompare(builtIn, 'en', { numeric: true }) < 0 ? builtIn : version
}
