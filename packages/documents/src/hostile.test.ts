import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWorkbook, WorkbookError, type WorkbookLimits } from './index.ts'
import { hostileFiles, rawWorkbook } from './testing.ts'

const ignore = () => {}

test.each(hostileFiles)('$name → $code', { timeout: 20_000 }, async ({ code, make }) => {
  await expect(readWorkbook(make(), ignore)).rejects.toMatchObject({ name: 'WorkbookError', code })
})

test.each<[Partial<WorkbookLimits>, string]>([
  [{ maxFileBytes: 100 }, 'file.tooLarge'],
  [{ maxInflatedBytes: 500 }, 'file.tooLarge'],
  [{ maxSmallPartBytes: 50 }, 'file.tooLarge'],
  [{ maxRows: 2 }, 'file.tooManyRows'],
])('limits can be narrowed: %o', async (limits, code) => {
  const file = rawWorkbook('<row><c><v>1</v></c></row>'.repeat(3))
  await expect(readWorkbook(file, ignore, limits)).rejects.toMatchObject({ code })
  await expect(readWorkbook(file, ignore)).resolves.toMatchObject({ date1904: false })
})

test('what the visitor throws is not taken for a damaged file', async () => {
  const own = new Error('stop')
  const stop = () => {
    throw own
  }
  await expect(readWorkbook(rawWorkbook('<row><c><v>1</v></c></row>'), stop)).rejects.toBe(own)
})

test('a file spoilt anywhere is either read or refused, never anything else', async () => {
  const sound = rawWorkbook('<row><c t="s"><v>0</v></c></row>', [{ name: 'xl/sharedStrings.xml', content: '<sst><si><t>а</t></si></sst>' }])
  const spoil = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 3 })
  await fc.assert(
    fc.asyncProperty(spoil, async (changes) => {
      const file = Uint8Array.from(sound)
      for (const [at, byte] of changes) file[at] = byte
      const outcome = await readWorkbook(file, ignore).catch((error: unknown) => error)
      expect(outcome instanceof WorkbookError || !(outcome instanceof Error)).toBe(true)
    }),
    { numRuns: 200 },
  )
})
