/** The domain of Docker Hub's images. */
export const dockerHub = 'docker.io'

/** Another name of it in references. */
export const dockerHubAlias = 'index.docker.io'

/** What Docker's own tools call Docker Hub in auth files and to credential helpers. */
export const dockerHubKey = 'https://index.docker.io/v1/'

/** Other names under which credentials for Docker Hub are found. */
export const dockerHubHosts = [dockerHubAlias, dockerHub, 'registry-1.docker.io']

/** The name of a registry in auth files: its domain, but for Docker Hub. */
export function toAuthKey(registry: string): string {
  return registry === dockerHub ? dockerHubKey : registry
}
