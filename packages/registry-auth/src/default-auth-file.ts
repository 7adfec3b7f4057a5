import { join } from 'node:path'

/** Where Docker's own tools keep credentials: `config.json` in `DOCKER_CONFIG` or, where that is unset or empty, in `.docker` at home. */
export function defaultAuthFile(
  environment: Readonly<Record<string, string | undefined>>,
  homeDirectory: string,
): string {
  return join(environment.DOCKER_CONFIG || join(homeDirectory, '.docker'), 'config.json')
}
