import { type Agent, parseAgentFiles } from '@longshore/config'

/** The agent whose driver has these options: the lines of its `plugin "docker" { config { … } }`. */
export function agentOf(config: string): Agent {
  const text = `plugin "docker" {\n config {\n ${config}\n }\n }\n`
  const { agent, diagnostics } = parseAgentFiles([{ path: 'agent.hcl', text }])
  if (!agent) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return agent
}
