import { LongshoreError } from '@longshore/errors'

/** More than any kernel is built for (`CONFIG_NR_CPUS`), so that a range cannot fill the memory. */
const maxCore = 16_383

/**
 * Reads cores in the kernel's list form, `0-1,3`: each once, ascending. Source: cpuset(7), *List format*.
 *
 * @throws LongshoreError `CPUSET_INVALID`
 */
export function parseCpuset(text: string): number[] {
  const cores = new Set<number>()
  for (const part of text.trim().split(',')) {
    const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(part) ?? []
    if (first === undefined || Number(first) > Number(last) || Number(last) > maxCore) {
      throw new LongshoreError(
        'CPUSET_INVALID',
        `${JSON.stringify(text)} is no list of cores, at ${JSON.stringify(part)}.`,
        { hint: 'Write numbers and ascending ranges with commas between them: "0-1,3".' },
      )
    }
    for (let core = Number(first); core <= Number(last); core++) cores.add(core)
  }
  return ascending(cores)
}

/** The kernel's list form of these cores, as in `CpusetCpus` and `NOMAD_CPU_CORES`: `0-1,3`. No cores print as ``. */
export function printCpuset(cores: Iterable<number>): string {
  const ranges: { first: number; last: number }[] = []
  for (const core of ascending(new Set(cores))) {
    const range = ranges.at(-1)
    if (range?.last === core - 1) range.last = core
    else ranges.push({ first: core, last: core })
  }
  return ranges.map(({ first, last }) => (first === last ? first : `${first}-${last}`)).join(',')
}

function ascending(cores: Iterable<number>): number[] {
  return [...cores].sort((a, b) => a - b)
}
