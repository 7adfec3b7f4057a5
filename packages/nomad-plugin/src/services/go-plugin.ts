import type { GRPCBroker, GRPCController, GRPCStdio } from '../gen/go_plugin_pb.ts'
import type { Handlers } from '../grpc/handlers.ts'
import { forever } from './forever.ts'

/** `end` is told to end the plugin, and must let the answer go out first. */
export function controllerHandlers(end: () => void): Handlers<typeof GRPCController> {
  return {
    shutdown() {
      end()
      return {}
    },
  }
}

/** Nothing is sent: what the plugin prints is on its own stdout and stderr. go-plugin wants the stream kept open. */
export const stdioHandlers: Handlers<typeof GRPCStdio> = {
  streamStdio: (_request, _send, signal) => forever(signal),
}

/** No further connections are offered, and those that the peer offers are not taken: drivers have no use for them. */
export const brokerHandlers: Handlers<typeof GRPCBroker> = {
  async startStream(offers) {
    for await (const _ of offers);
  },
}
