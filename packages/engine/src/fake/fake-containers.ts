import { constants } from 'node:os'
import type { ContainerCalls } from '../containers.ts'
import type { ContainerSummary, EngineEvent } from '../engine.ts'
import { toEngineError } from '../engine-errors.ts'
import { createFakeContainer, type FakeContainer } from './fake-container.ts'

export interface FakeContainersOptions {
  findImage(reference: string): { id: string } | undefined
  now(): number
  tell(event: EngineEvent): void
}

/** The containers of a fake engine: its calls about them, and what their programs do. */
export function createFakeContainers({ findImage, now, tell }: FakeContainersOptions) {
  const containers = new Map<string, FakeContainer>()
  let made = 0

  const named = (name: string) => [...containers.values()].find((one) => one.name === name)

  function find(idOrName: string, verb = 'find'): FakeContainer {
    const container = containers.get(idOrName) ?? named(idOrName)
    if (!container) throw refusal(verb, idOrName, 404, `No such container: ${idOrName}`)
    return container
  }

  const calls: ContainerCalls = {
    async createContainer(request) {
      const { name, Image } = request
      const image = findImage(Image)
      if (!image) throw refusal('create', name, 404, `No such image: ${Image}`)
      if (named(name)) throw refusal('create', name, 409, `The name "/${name}" is already in use`)

      const id = (++made).toString(16).padStart(64, '0')
      const container = createFakeContainer({ id, request, imageId: image.id, now, tell })
      containers.set(id, container)
      container.happen('create')
      return { id, warnings: [] }
    },
    attachContainer: async (id) => find(id, 'attach to').attach(),
    containerLogs: async (id, options) => find(id, 'read the log of').logs(options),
    startContainer: async (id) => find(id, 'start').start(),
    inspectContainer: async (idOrName) => find(idOrName, 'inspect').info(),
    async listContainers({ labels = [], ids } = {}) {
      const all = [...containers.values()].map((container) => container.summary())
      const isMeant = ({ id, labels: own }: ContainerSummary) =>
        labels.every((label) => hasLabel(own, label)) && (ids?.includes(id) ?? true)
      return all.filter(isMeant).reverse()
    },
    async updateContainer(id) {
      find(id, 'update').happen('update')
    },
    async stopContainer(id) {
      const container = find(id, 'stop')
      if (!container.running) return
      container.happen('kill', { signal: '15' })
      kill(container)
      container.happen('stop')
    },
    async killContainer(id, signalName) {
      const verb = `send ${signalName} to`
      const container = find(id, verb)
      const signal = toNumber(signalName)
      if (signal === undefined) throw refusal(verb, id, 400, `Invalid signal: ${signalName}`)
      if (!container.running) throw refusal(verb, id, 409, `Container ${id} is not running`)
      if (signal === constants.signals.SIGKILL) kill(container)
      else container.happen('kill', { signal: String(signal) })
    },
    async removeContainer(id, { force = false } = {}) {
      const container = find(id, 'remove')
      if (container.running && !force)
        throw refusal('remove', id, 409, `You cannot remove a running container ${id}`)
      if (container.running) kill(container)
      containers.delete(container.id)
      container.happen('destroy')
    },
    containerStats: async (id) => find(id, 'read the stats of').stats(),
  }

  const uses = (imageId: string) =>
    [...containers.values()].some((container) => container.info().imageId === imageId)

  return { calls, find, uses }
}

function refusal(verb: string, container: string, status: number, text: string) {
  return toEngineError({ doing: `${verb} the container ${container}`, status, text })
}

function kill(container: FakeContainer): void {
  container.happen('kill', { signal: '9' })
  container.exit(137)
}

function hasLabel(labels: Record<string, string>, filter: string): boolean {
  const [key = '', ...value] = filter.split('=')
  return key in labels && (value.length === 0 || labels[key] === value.join('='))
}

/** The number of `SIGTERM` or `TERM`. */
function toNumber(signalName: string): number | undefined {
  return (constants.signals as Record<string, number>)[`SIG${signalName.replace(/^SIG/, '')}`]
}
