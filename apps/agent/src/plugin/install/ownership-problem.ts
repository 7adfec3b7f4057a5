import { stat } from 'node:fs/promises'

/** Who may write to what a Nomad client runs, which is root as a rule, is as mighty as that client. */
export async function ownershipProblem(
  path: string,
  uid: number | undefined,
): Promise<string | undefined> {
  const found = await stat(path)
  if (uid === undefined) return undefined
  if (found.uid !== 0 && found.uid !== uid) return `${path} belongs to user ${found.uid}`
  // A sticky folder lets nobody replace what another has in it.
  const isSticky = found.isDirectory() && (found.mode & 0o1000) !== 0
  if ((found.mode & 0o022) !== 0 && !isSticky) return `${path} can be written to by others`
  return undefined
}
