import { readFile } from 'node:fs/promises'
import os from 'node:os'
import { describe, expect, it } from 'vitest'
import { trees } from './host-trees.test-support.ts'
import { type HostReader, readHostAttributes } from './read-host-attributes.ts'

const routes =
  'Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\neth0\t00000000\t0102A8C0\t0003\t0\t0\t0\t00000000\n'

function hostWith(files: Record<string, string>, change: Partial<HostReader> = {}): HostReader {
  return {
    async readFile(path) {
      const text = files[path]
      if (text === undefined) throw new Error(`ENOENT: ${path}`)
      return text
    },
    platform: () => 'linux',
    release: () => '6.1.0-28-amd64',
    arch: () => 'x64',
    endianness: () => 'LE',
    hostname: () => 'web-1',
    totalmem: () => 8_589_934_592,
    networkInterfaces: () => ({
      eth0: [{ address: '192.168.2.7', family: 'IPv4', internal: false }],
    }),
    ...change,
  }
}

const debian = {
  '/etc/os-release': 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nID=debian\n',
  '/etc/debian_version': '12.7\n',
}

describe('readHostAttributes', () => {
  it('tells all that constraints can ask', async () => {
    const files = { ...trees.intelPstate, ...debian, '/proc/net/route': routes }
    expect(await readHostAttributes(hostWith(files))).toEqual({
      'kernel.name': 'linux',
      'kernel.version': '6.1.0-28-amd64',
      'os.name': 'debian',
      'os.version': '12.7',
      'cpu.arch': 'amd64',
      'cpu.numcores': '4',
      'cpu.totalcompute': '11600',
      'memory.totalbytes': '8589934592',
      'unique.hostname': 'web-1',
      'unique.network.ip-address': '192.168.2.7',
    })
  })

  it('leaves out what it cannot read', async () => {
    const host = hostWith({}, { networkInterfaces: () => ({}), platform: () => 'win32' })
    const attributes = await readHostAttributes(host)
    expect(attributes).toMatchObject({ 'kernel.name': 'windows', 'os.name': 'windows' })
    expect(attributes).not.toHaveProperty(['os.version'])
    expect(attributes).not.toHaveProperty(['unique.network.ip-address'])
  })

  it('reads the other place of os-release', async () => {
    const host = hostWith({ '/usr/lib/os-release': 'ID=alpine\nVERSION_ID=3.20.3\n' })
    expect(await readHostAttributes(host)).toMatchObject({
      'os.name': 'alpine',
      'os.version': '3.20.3',
    })
  })

  it('reads this host', async () => {
    const attributes = await readHostAttributes({
      ...os,
      readFile: (path) => readFile(path, 'utf8'),
    })
    expect(attributes).toMatchObject({
      'unique.hostname': os.hostname(),
      'memory.totalbytes': String(os.totalmem()),
      'os.name': expect.stringMatching(/^[a-z]+$/),
      'unique.network.ip-address': expect.stringMatching(/^[\d.]+$|:/),
    })
  })
})
