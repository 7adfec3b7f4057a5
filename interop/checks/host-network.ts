import type { Check } from '../check.ts'
import { askWebServer } from '../parts/web-server.ts'

export const hostNetwork: Check = {
  name: 'host network',
  about: 'a task in the host’s network listens on the port that it is told',
  run: (site, signal) =>
    askWebServer(
      site,
      {
        id: 'host-network',
        group: 'network {\n port "http" {}\n }',
        config: 'network_mode = "host"',
        listen: '"$NOMAD_ADDR_http"',
      },
      signal,
    ),
}
