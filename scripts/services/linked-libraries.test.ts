import { expect, it } from 'vitest'
import { listedLibraries } from './linked-libraries.ts'

it('listedLibraries reads the files, without the loader and what the kernel provides', () => {
  const list = `\tlinux-vdso.so.1 (0x00007ffc5a3f2000)
\tlibm.so.6 => /tmp/root/lib/x86_64-linux-gnu/libm.so.6 (0x00007f3c00000000)
\tliblzf.so.1 => /tmp/root/usr/lib/x86_64-linux-gnu/liblzf.so.1 (0x00007f3c01000000)
\t/lib64/ld-linux-x86-64.so.2 => /tmp/root/lib/x86_64-linux-gnu/ld.so (0x00007f3c02000000)
`
  expect(listedLibraries(list)).toEqual([
    '/tmp/root/lib/x86_64-linux-gnu/libm.so.6',
    '/tmp/root/usr/lib/x86_64-linux-gnu/liblzf.so.1',
  ])
})
