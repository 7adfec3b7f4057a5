import { createPrivateKey, X509Certificate } from 'node:crypto'
import { createSecureContext, type SecureContextOptions } from 'node:tls'
import { LongshoreError } from '@longshore/errors'
import type { NamedFile, TlsFiles } from './choose-tls.ts'

export type ReadFile = (path: string) => Buffer

/**
 * The certificates of a connection.
 *
 * @throws LongshoreError `ENGINE_TLS_INVALID`, which names the file and the option that names it; never what is in it.
 */
export function readTls({ ca, cert, key }: TlsFiles, readFile: ReadFile): SecureContextOptions {
  const read = (file: NamedFile | undefined, what: string, check: (content: Buffer) => unknown) =>
    file &&
    readChecked(file, what, () => {
      const content = readFile(file.path)
      check(content)
      return content
    })
  const isCertificate = (content: Buffer) => new X509Certificate(content)
  const content = {
    ca: read(ca, 'certificates', isCertificate),
    cert: read(cert, 'a certificate', isCertificate),
    key: read(key, 'a private key without a passphrase', createPrivateKey),
  }
  if (key) readChecked(key, `the key of ${cert?.path}`, () => createSecureContext(content))
  return content
}

function readChecked<T>({ path, option }: NamedFile, what: string, check: () => T): T {
  try {
    return check()
  } catch (cause) {
    const isUnread = (cause as NodeJS.ErrnoException).syscall !== undefined
    const problem = isUnread ? `cannot be read: ${(cause as Error).message}` : `is not ${what}`
    throw new LongshoreError('ENGINE_TLS_INVALID', `The file ${path} (of ${option}) ${problem}.`, {
      hint: `Give ${what} in PEM form, readable for this user.`,
      // An error of the parser may quote what it parsed.
      cause: isUnread ? cause : undefined,
    })
  }
}
