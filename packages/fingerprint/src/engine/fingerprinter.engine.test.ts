import { join } from 'node:path'
import { connectEngine } from '@longshore/engine'
import { engineRequest, requireEngine, temporaryDirectory } from '@longshore/test-support'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createFingerprinter } from './fingerprinter.ts'

function fingerprinterFor(environment: Record<string, string | undefined>) {
  const engine = connectEngine({ environment })
  onTestFinished(() => engine.close())
  return createFingerprinter(engine)
}

describe('createFingerprinter with a real endpoint', () => {
  beforeAll(requireEngine)

  it('finds the engine healthy', async () => {
    const { Version } = await engineRequest<{ Version: string }>('GET', '/version')
    expect(await fingerprinterFor(process.env).check()).toMatchObject({
      health: 'healthy',
      attributes: { 'driver.docker.version': Version, 'driver.docker.os_type': 'linux' },
    })
  })

  it('finds none where nothing listens', async () => {
    const endpoint = `unix://${join(await temporaryDirectory(), 'none.sock')}`
    expect(await fingerprinterFor({ DOCKER_HOST: endpoint }).check()).toEqual({
      health: 'undetected',
      description: expect.stringContaining(endpoint),
      attributes: {},
      error: expect.objectContaining({ code: 'ENGINE_UNREACHABLE' }),
    })
  })
})
