import { spawnSync } from 'node:child_process'
import { chownSync, statSync } from 'node:fs'

const nobody = 65534

/** How to start a program that refuses to run as root. */
export interface RunAs {
  readonly prefix: readonly string[]
  readonly ids: { uid?: number; gid?: number }
}

const inNamespace = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--']
// Without no_setuid_fixup the checks of access(2), by which initdb looks for its neighbours, ignore the ability.
const asNobodyEverywhere = [
  'setpriv',
  '--securebits=+no_setuid_fixup',
  `--reuid=${nobody}`,
  `--regid=${nobody}`,
  '--clear-groups',
  '--inh-caps=+dac_override',
  '--ambient-caps=+dac_override',
  '--',
]

const works = ([command = '', ...rest]: readonly string[]): boolean => spawnSync(command, [...rest, 'true']).status === 0

/**
 * postgres refuses uid 0. Where user namespaces are open it runs in one and the files stay root's; elsewhere as nobody,
 * who may pass through closed folders such as /root if setpriv can give that ability.
 * A cluster keeps the way it was made, which its owner shows.
 */
export function runAs(data: string, closedFolders: readonly string[]): RunAs {
  if (process.getuid?.() !== 0) return { prefix: [], ids: {} }
  const ownedByNobody = statSync(data).uid === nobody
  if (!ownedByNobody && works(inNamespace)) return { prefix: inNamespace, ids: {} }
  for (const folder of closedFolders) chownSync(folder, nobody, nobody)
  return works(asNobodyEverywhere) ? { prefix: asNobodyEverywhere, ids: {} } : { prefix: [], ids: { uid: nobody, gid: nobody } }
}
