/** The folder that a plugin makes for its socket; the system adds six characters. */
export const folderPrefix = 'nomad-plugin-'
export const socketName = 'plugin.sock'
