import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const source = fileURLToPath(new URL('..', import.meta.url))

/** Where a name is written in the code of the server, tests aside. */
const usersOf = (name: string): string[] =>
  globSync('**/*.ts', { cwd: source })
    .filter((file) => !file.endsWith('.test.ts') && new RegExp(`\\b${name}\\b`).test(readFileSync(`${source}/${file}`, 'utf8')))
    .sort()

test('the scope of a transaction is left by one door, and one use case goes through it', () => {
  expect(usersOf('insideOrganisation')).toEqual(['access/sending-side.ts', 'kernel/transaction.ts'])
  expect(usersOf('atSendingSide')).toEqual(['access/sending-side.ts', 'modules/moves/decide-transfer.ts'])
  expect(usersOf('app\\.organisations')).toEqual(['kernel/transaction.ts'])
})
