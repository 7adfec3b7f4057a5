import type { Check } from '../check.ts'
import { askWebServer } from '../parts/web-server.ts'

export const bridgeNetwork: Check = {
  name: 'group bridge network',
  about: 'a group’s own network (CNI), its port forwarded to the task',
  run: (site, signal) =>
    askWebServer(
      site,
      {
        id: 'bridge-network',
        group: 'network {\n mode = "bridge"\n port "http" {\n to = 8080\n }\n }',
        listen: '8080',
      },
      signal,
    ),
}
