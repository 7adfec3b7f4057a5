/** The one account of the private registries. Its password looks otherwise in base64, in URLs and in JSON. */
export const account = { username: 'alice', password: '0pen/s3same+&%é' }

export interface PrivateRegistry {
  /** `host:port`, once the first test runs. */
  readonly address: string
}
