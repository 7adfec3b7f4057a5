import type { ImageInfo } from '@longshore/engine'

/** Whether an image is for a platform, `os[/arch[/variant]]`. The engine does not tell variants: any will do. */
export function hasPlatform(image: Pick<ImageInfo, 'os' | 'architecture'>, platform = ''): boolean {
  const [os = '', architecture] = platform.split('/')
  return (
    os === '' ||
    (image.os === os && (architecture === undefined || image.architecture === architecture))
  )
}
