/** Whether the engine takes it as the name of a volume: moby `volume/service/store.go`. */
export function isVolumeName(name: string): boolean {
  return /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(name)
}
