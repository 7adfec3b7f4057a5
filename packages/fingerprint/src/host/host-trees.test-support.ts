/** Files of hosts of several kinds, path → text; of `/proc/cpuinfo` the lines that matter and their neighbours. */
export type HostTree = Record<string, string>

const cpu = '/sys/devices/system/cpu'

/** The same files in the folder of each of these cores. */
function ofCores(cores: number[], files: HostTree): HostTree {
  const ofCore = (core: number) =>
    Object.entries(files).map(([file, text]) => [`${cpu}/cpu${core}/${file}`, text])
  return Object.fromEntries(cores.flatMap(ofCore))
}

const epycInfo = [0, 1]
  .map(
    (core) =>
      `processor\t: ${core}\nvendor_id\t: AuthenticAMD\nmodel name\t: AMD EPYC\ncpu MHz\t\t: 2445.428\ncache size\t: 512 KB\n`,
  )
  .join('\n')

/** Without any speed, as the kernel writes it on arm64. */
const neoverseInfo = [0, 1, 2, 3]
  .map(
    (core) =>
      `processor\t: ${core}\nBogoMIPS\t: 243.75\nCPU implementer\t: 0x41\nCPU architecture: 8\nCPU part\t: 0xd0c\n`,
  )
  .join('\n')

const s390xInfo = [0, 1]
  .map(
    (core) =>
      `cpu number      : ${core}\nversion         : FF\ncpu MHz dynamic : 5200\ncpu MHz static  : 5200\n`,
  )
  .join('\n')

export const trees = {
  intelPstate: {
    [`${cpu}/online`]: '0-3\n',
    ...ofCores([0, 1, 2, 3], {
      'cpufreq/scaling_driver': 'intel_pstate\n',
      'cpufreq/base_frequency': '2900000\n',
      'cpufreq/cpuinfo_max_freq': '3900000\n',
    }),
    '/proc/cpuinfo': 'processor\t: 0\ncpu MHz\t\t: 800.041\n',
  },
  acpiCpufreq: {
    [`${cpu}/online`]: '0-1\n',
    ...ofCores([0, 1], {
      'cpufreq/scaling_driver': 'acpi-cpufreq\n',
      'acpi_cppc/nominal_freq': '2450\n',
      'cpufreq/cpuinfo_max_freq': '3529052\n',
    }),
  },
  armBigLittle: {
    [`${cpu}/online`]: '0-2\n',
    ...ofCores([0, 1], {
      'cpufreq/scaling_driver': 'cpufreq-dt\n',
      'cpufreq/cpuinfo_max_freq': '1800000\n',
    }),
    ...ofCores([2], {
      'cpufreq/scaling_driver': 'cpufreq-dt\n',
      'cpufreq/cpuinfo_max_freq': '2400000\n',
    }),
    '/proc/cpuinfo': neoverseInfo,
  },
  virtualMachine: { [`${cpu}/online`]: '0-1\n', '/proc/cpuinfo': epycInfo },
  withoutSys: { '/proc/cpuinfo': epycInfo },
  armVirtualMachine: { [`${cpu}/online`]: '0-3\n', '/proc/cpuinfo': neoverseInfo },
  s390x: { [`${cpu}/online`]: '0-1\n', '/proc/cpuinfo': s390xInfo },
  offlineCore: {
    [`${cpu}/online`]: '0,2\n',
    ...ofCores([0, 1, 2], { 'cpufreq/cpuinfo_max_freq': '3500000\n' }),
  },
  oneSilentCore: {
    [`${cpu}/online`]: '0-1\n',
    ...ofCores([0], { 'cpufreq/cpuinfo_max_freq': '2700000\n' }),
    ...ofCores([1], { 'cpufreq/cpuinfo_max_freq': '<unsupported>\n' }),
    '/proc/cpuinfo': 'processor\t: 0\ncpu MHz\t\t: 2400.000\n',
  },
} satisfies Record<string, HostTree>
