import { type ReadTextFile, readNumber } from './read-text-file.ts'

/**
 * A core's speed in MHz as the kernel tells it, 0 where it does not: the base frequency, which a core can keep up, else
 * the maximum. Sources: Documentation/admin-guide/pm/{cpufreq,intel_pstate}.rst and acpi/cppc_sysfs.rst of Linux.
 * `base_frequency` and `cpuinfo_max_freq` are in kHz, `nominal_freq` in MHz.
 */
export async function readCoreSpeed(core: number, readFile: ReadTextFile): Promise<number> {
  const folder = `/sys/devices/system/cpu/cpu${core}`
  const [driver, nominalMhz, baseKhz, maxKhz] = await Promise.all([
    readFile(`${folder}/cpufreq/scaling_driver`).catch(() => ''),
    readNumber(`${folder}/acpi_cppc/nominal_freq`, readFile),
    readNumber(`${folder}/cpufreq/base_frequency`, readFile),
    readNumber(`${folder}/cpufreq/cpuinfo_max_freq`, readFile),
  ])
  const baseMhz = driver.trim() === 'acpi-cpufreq' ? nominalMhz : Math.floor(baseKhz / 1000)
  return baseMhz || Math.floor(maxKhz / 1000)
}
