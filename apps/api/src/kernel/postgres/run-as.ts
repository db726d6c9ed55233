import { spawnSync } from 'node:child_process'
import { chownSync, statSync } from 'node:fs'

const nobody = 65534

/** How to start a program that refuses to run as root. */
export interface RunAs {
  readonly prefix: readonly string[]
  readonly ids: { uid?: number; gid?: number }
}

/**
 * postgres refuses uid 0: run it in a user namespace, or as nobody where namespaces are closed.
 * A cluster keeps the way it was made, which its owner shows.
 */
export function runAs(data: string, closedFolders: readonly string[]): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [], ids: {} }
  const prefix = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--']
  const ownedByNobody = statSync(data).uid === nobody
  if (!ownedByNobody && spawnSync('unshare', [...prefix.slice(1), 'true']).status === 0) return { prefix, ids: {} }
  for (const folder of closedFolders) chownSync(folder, nobody, nobody)
  return { prefix: [], ids: { uid: nobody, gid: nobody } }
}
