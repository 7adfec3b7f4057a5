import type { Attributes } from '../attributes.ts'
import { findDefaultAddress, type Interfaces } from './default-address.ts'
import { toGoArch, toGoOs } from './go-names.ts'
import { readHostCpu } from './host-cpu.ts'
import { parseOsRelease } from './os-release.ts'
import type { ReadTextFile } from './read-text-file.ts'

/** What is asked of a host; the names are those of `node:os`, but for `readFile`. */
export interface HostReader {
  readFile: ReadTextFile
  platform(): string
  release(): string
  arch(): string
  endianness(): 'LE' | 'BE'
  hostname(): string
  totalmem(): number
  networkInterfaces(): Interfaces
}

/** What constraints can ask about a host. What cannot be read is left out. Spec: driver.md §8. */
export async function readHostAttributes(host: HostReader): Promise<Attributes> {
  const read = (path: string) => host.readFile(path).catch(() => '')
  const [cpu, os, routes] = await Promise.all([
    readHostCpu(host.readFile),
    readOs(read),
    read('/proc/net/route'),
  ])
  const attributes = {
    'kernel.name': toGoOs(host.platform()),
    'kernel.version': host.release(),
    'os.name': os.name || toGoOs(host.platform()),
    'os.version': os.version,
    'cpu.arch': toGoArch(host.arch(), host.endianness()),
    'cpu.numcores': String(cpu.cores),
    'cpu.totalcompute': String(cpu.totalMhz),
    'memory.totalbytes': String(host.totalmem()),
    'unique.hostname': host.hostname(),
    'unique.network.ip-address': findDefaultAddress(host.networkInterfaces(), routes) ?? '',
  }
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== ''))
}

/** Debian's os-release lacks the point release: `12` for 12.7. */
async function readOs(read: ReadTextFile): Promise<{ name: string; version: string }> {
  const [etc, lib, debian] = await Promise.all(
    ['/etc/os-release', '/usr/lib/os-release', '/etc/debian_version'].map(read),
  )
  const os = parseOsRelease(etc || lib || '')
  return os.name === 'debian' && debian ? { ...os, version: debian.trim() } : os
}
