import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const source = fileURLToPath(new URL('..', import.meta.url))

/** Where a name is written in the code of the server, tests aside. */
const usersOf = (name: string): string[] =>
  globSync('**/*.ts', { cwd: source })
    .filter((file) => !file.endsWith('.test.ts') && new RegExp(`\\b${name}\\b`).test(readFileSync(`${source}/${file}`, 'utf8')))
    .sort()

test('the scope of a transaction is left by three doors, and one use case goes through each', () => {
  expect(usersOf('insideOrganisation')).toEqual(['access/joint-sides.ts', 'access/sending-side.ts', 'kernel/transaction.ts'])
  expect(usersOf('atJointSides')).toEqual(['access/joint-sides.ts', 'modules/joint-rounds/count-round.ts'])
  expect(usersOf('atMentorSide')).toEqual(['access/joint-sides.ts', 'modules/joint-rounds/order-pairs.ts'])
  expect(usersOf('atSendingSide')).toEqual(['access/sending-side.ts', 'modules/moves/decide-transfer.ts'])
  expect(usersOf('app\\.organisations')).toEqual(['kernel/transaction.ts'])
})
