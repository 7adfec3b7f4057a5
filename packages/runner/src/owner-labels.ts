/** The labels that an agent's containers carry. The reaper goes by them after a crash. */
export function ownerLabels(agentId: string): Record<string, string> {
  return { 'dev.longshore.agent': agentId }
}
