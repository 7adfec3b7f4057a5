/** An image's name in parts, normalized: Docker Hub's short names are written out. Made by `parseImageReference`. */
export interface ImageReference {
  /** The registry's host with its port, if any; IPv6 in brackets. Docker Hub is `docker.io`. */
  domain: string
  /** The repository within the registry, such as `library/redis`. */
  path: string
  tag?: string
  /** `<algorithm>:<hex>` */
  digest?: string
}
