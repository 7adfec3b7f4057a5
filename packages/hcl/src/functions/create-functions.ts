import { randomBytes as nodeRandomBytes } from 'node:crypto'
import { lazyFunctions } from '../evaluate/lazy-functions.ts'
import { collectionFunctions } from './collection/collection-functions.ts'
import { createBcrypt } from './crypto/bcrypt.ts'
import { md5, sha1, sha256, sha512 } from './crypto/digests.ts'
import { rsadecrypt } from './crypto/rsadecrypt.ts'
import { createUuidv4 } from './crypto/uuidv4.ts'
import { uuidv5 } from './crypto/uuidv5.ts'
import { dateFunctions } from './date/date-functions.ts'
import { encodingFunctions } from './encoding/encoding-functions.ts'
import { createFileFunctions } from './file/create-file-functions.ts'
import type { FileAccess } from './file/file-access.ts'
import type { HclFunction } from './hcl-function.ts'
import { networkFunctions } from './network/network-functions.ts'
import { numberFunctions } from './number/number-functions.ts'
import { stringFunctions } from './string/string-functions.ts'

export interface FunctionsOptions {
  /** Without it the file functions say that they are not allowed. */
  files?: FileAccess | undefined
  /** Where `bcrypt` and `uuidv4` have their random bytes from; Node's by default. */
  randomBytes?: (count: number) => Uint8Array
}

/** All functions of a Nomad job file, by name. */
export function createFunctions({
  files,
  randomBytes = nodeRandomBytes,
}: FunctionsOptions = {}): ReadonlyMap<string, HclFunction> {
  return new Map([
    ...Object.entries(stringFunctions),
    ...Object.entries(collectionFunctions),
    ...Object.entries(numberFunctions),
    ...Object.entries(encodingFunctions),
    ...Object.entries(dateFunctions),
    ...Object.entries(networkFunctions),
    ...Object.entries({ md5, sha1, sha256, sha512, rsadecrypt, uuidv5 }),
    ['bcrypt', createBcrypt(randomBytes)],
    ['uuidv4', createUuidv4(randomBytes)],
    ...createFileFunctions(files),
    ...lazyFunctions,
  ] satisfies [string, HclFunction][])
}
