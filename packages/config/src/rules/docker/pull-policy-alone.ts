import { errorAt } from '../../error-at.ts'
import { configRule } from './config-rule.ts'

/** `force_pull` means `pull_policy = "always"`, and no other. */
export const pullPolicyAlone = configRule(({ config, placeOf }) => {
  const { force_pull: isForced, pull_policy: policy } = config
  if (!isForced || policy === undefined || policy === 'always') return []
  const message = `force_pull = true contradicts pull_policy = ${JSON.stringify(policy)}`
  return [errorAt(placeOf('force_pull').key, message, 'take one of the two out')]
})
