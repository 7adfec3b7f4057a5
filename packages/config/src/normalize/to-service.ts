import type { CheckRestart, CheckRestartOptions, Service, ServiceOptions } from './job.ts'

/** Fills in what follows from the service. `owner` is whose it is: `job-group` or `job-group-task` (api/services.go). */
export function toService(
  { check_restart: ofService, check: checks, ...service }: ServiceOptions,
  owner: string,
): Service {
  const name = service.name ?? owner
  return {
    ...service,
    name,
    check: checks.map(({ check_restart: own, ...check }) => {
      const restart = toCheckRestart(ofService, own)
      const named = { ...check, name: check.name ?? `service: "${name}" check` }
      return restart ? { ...named, check_restart: restart } : named
    }),
  }
}

function toCheckRestart(
  ofService: CheckRestartOptions | undefined,
  own: CheckRestartOptions | undefined,
): CheckRestart | undefined {
  if (!ofService && !own) return undefined
  return {
    limit: own?.limit ?? ofService?.limit ?? 0,
    grace: own?.grace ?? ofService?.grace ?? 1000,
    ignore_warnings: own?.ignore_warnings ?? ofService?.ignore_warnings ?? false,
  }
}
