import { expectThat } from '../check.ts'
import { describe, purgeJob, runJob } from '../nomad/jobs.ts'
import type { Site } from '../site/site.ts'
import { untilHttp } from './until-http.ts'

/** Runs a web server and asks it at the address that Nomad tells for its port `http`. */
export async function askWebServer(
  { api }: Site,
  job: { id: string; group: string; config?: string; listen: string },
  signal: AbortSignal,
): Promise<string> {
  const { id, group, config, listen } = job
  const script = `mkdir -p /tmp/www; echo "here is $NOMAD_ALLOC_ID" >/tmp/www/index.html; exec httpd -f -p ${listen} -h /tmp/www`
  const allocation = await runJob(api, { id, group, config, script }, signal)
  expectThat(allocation.ClientStatus === 'running', describe(allocation))
  const ports = allocation.AllocatedResources?.Shared.Ports ?? []
  const port = ports.find(({ Label }) => Label === 'http')
  expectThat(port !== undefined, 'no port was allocated')
  const limit = AbortSignal.any([signal, AbortSignal.timeout(20_000)])
  const said = await untilHttp(`http://${port.HostIP}:${port.Value}/`, limit)
  expectThat(said.trim() === `here is ${allocation.ID}`, `it says ${said}`)
  await purgeJob(api, id, signal)
  return `answers at its dynamic port`
}
