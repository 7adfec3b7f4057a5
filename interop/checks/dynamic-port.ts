import type { Check } from '../check.ts'
import { askWebServer } from '../parts/web-server.ts'

export const dynamicPort: Check = {
  name: 'published dynamic port',
  about: 'a port of the group, published by the engine, reaches the task',
  run: (site, signal) =>
    askWebServer(
      site,
      {
        id: 'dynamic-port',
        group: 'network {\n port "http" {\n to = 8080\n }\n }',
        config: 'ports = ["http"]',
        listen: '8080',
      },
      signal,
    ),
}
