/** What the driver can do, in the words of Nomad's driver plugins. Spec: driver.md §8. */
export const driverCapabilities = {
  sendSignals: true,
  exec: true,
  filesystemIsolation: 'image',
  networkIsolation: ['host', 'group', 'task'],
  mountConfigs: 'all',
} as const
