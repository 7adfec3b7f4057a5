const streaming = [
  /^GET \/events$/,
  /^POST \/containers\/\{id\}\/attach$/,
  /^POST \/exec\/\{id\}\/start$/,
]

/** A request's name: what is asked, without names, ids, query and version. */
export function toCallName(requestLine: string): string {
  const [method, target = ''] = requestLine.split(' ')
  const path = target.replace(/\?.*$/, '').replace(/^\/v[\d.]+(?=\/)/, '')
  const general = path
    .replace(/^\/(containers|exec|networks)\/(?!create$|json$|prune$)[^/]+/, '/$1/{id}')
    .replace(
      /^\/images\/(?!create$|json$|load$|prune$|get$).+?(\/(?:json|tag|push|history|get))?$/,
      '/images/{name}$1',
    )
  return `${method} ${general}`
}

/** Whether the answer to a call of this name goes on until somebody ends it. */
export function isStreaming(name: string): boolean {
  return streaming.some((pattern) => pattern.test(name))
}
