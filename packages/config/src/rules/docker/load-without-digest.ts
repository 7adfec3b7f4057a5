import { errorAt } from '../../error-at.ts'
import { configRule } from './config-rule.ts'

/** A digest is a registry's name for an image: one that is loaded from an archive has none. */
export const loadWithoutDigest = configRule(({ config, placeOf }) => {
  const { image, load } = config
  if (!load || !image?.includes('@')) return []
  const hint = `write ${JSON.stringify(image.replace(/@.*/s, ''))}, with the tag that the archive has`
  return [errorAt(placeOf('image').value, 'an image from an archive has no digest', hint)]
})
