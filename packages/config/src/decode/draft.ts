/**
 * What a decoder made of a file: every value that is there has its type, but any may be missing. The same for what was
 * written wrongly, as that is reported and left out.
 */
export type Draft<T> =
  T extends ReadonlyMap<unknown, unknown>
    ? T
    : T extends readonly (infer Element)[]
      ? Draft<Element>[]
      : T extends object
        ? { [Name in keyof T]?: Draft<T[Name]> }
        : T
