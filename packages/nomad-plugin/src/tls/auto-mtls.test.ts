import { X509Certificate } from 'node:crypto'
import { expect, it } from 'vitest'
import { BasePlugin } from '../gen/base_pb.ts'
import { createClientCertificate } from '../test/client-identity.test-support.ts'
import { createMemoryDriver } from '../test/memory-driver.test-support.ts'
import { serveInProcess } from '../test/serve-in-process.test-support.ts'

it('lets in the client whose certificate it was given, and nobody else', async () => {
  const own = await createClientCertificate()
  const other = await createClientCertificate()
  const plugin = await serveInProcess(createMemoryDriver(), {
    env: { PLUGIN_CLIENT_CERT: own.certificate },
  })
  const sent = plugin.handshake.trim().split('|')[5] ?? ''
  expect(sent).not.toContain('=')
  const server = new X509Certificate(Buffer.from(sent, 'base64'))
  const serverCertificate = server.toString()

  const call = (identity?: Parameters<typeof plugin.connect>[0]) =>
    plugin.connect(identity).call(BasePlugin.method.pluginInfo)
  expect(await call({ ...own, serverCertificate })).toMatchObject({ name: 'memory' })
  await expect(call({ ...other, serverCertificate })).rejects.toMatchObject({ code: 14 })
  await expect(call()).rejects.toMatchObject({ code: 14 })
  // A plugin with another certificate would not be believed either.
  const wrong = { ...own, serverCertificate: other.certificate }
  await expect(call(wrong)).rejects.toMatchObject({ code: 14 })
  expect(await call({ ...own, serverCertificate })).toMatchObject({ name: 'memory' })
})
