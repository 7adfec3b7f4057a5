import { runProgram } from './run-program.ts'

/** Removes the bridge of Nomad's groups, where there is one, and the rule that lets traffic in. */
export async function removeBridge({ name }: { name: string }): Promise<void> {
  await runProgram('ip', ['link', 'delete', name]).catch((error: Error) => {
    if (!error.message.includes('Cannot find device')) throw error
  })
  const rules = await runProgram('iptables', ['--wait', '-S'])
  for (const rule of rules.split('\n'))
    if (rule.startsWith('-A') && rule.split(' ').includes(name))
      await runProgram('iptables', ['--wait', '-D', ...rule.split(' ').slice(1)])
}
