import { expect, it } from 'vitest'
import { plannedPackages } from './with-libraries.ts'

it('plannedPackages reads what apt would install', () => {
  const plan = `Reading package lists...
The following NEW packages will be installed:
  libc6 redis-server
Inst libc6 (2.36-9+deb12u14 Debian:12.15/oldstable [amd64])
Inst redis-server (5:7.0.15-1~deb12u10 Debian-Security:12/oldstable-security [amd64])
Conf libc6 (2.36-9+deb12u14 Debian:12.15/oldstable [amd64])
`
  expect(plannedPackages(plan)).toEqual(['libc6', 'redis-server'])
})
