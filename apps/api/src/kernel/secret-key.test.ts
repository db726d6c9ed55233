import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { decrypt, encrypt, readSecretKey } from './secret-key.ts'

let dataDir: string
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'nastavnik-key-'))
})
afterAll(() => rm(dataDir, { recursive: true, force: true }))

const embedded = () => ({ dataDir, secretKey: undefined })

test('the key is made once, for its owner only, and is not what a stranger would guess', async () => {
  const key = await readSecretKey(embedded())
  expect(key.length).toBe(32)
  expect(await readSecretKey(embedded())).toEqual(key)
  const file = path.join(dataDir, 'secret.key')
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(await readFile(file, 'utf8')).toBe(key.toString('base64'))
})

test('a given key comes before the file, and a short one is refused', async () => {
  const given = Buffer.alloc(32, 7)
  expect(await readSecretKey({ dataDir, secretKey: given.toString('base64') })).toEqual(given)
  await expect(readSecretKey({ dataDir, secretKey: 'short' })).rejects.toThrow('32')
})

test('what is sealed opens for its owner by its key only, bit for bit', async () => {
  const key = await readSecretKey(embedded())
  const sealed = encrypt(key, 'owner', 'JBSWY3DPEHPK3PXP')
  expect(decrypt(key, 'owner', sealed)).toBe('JBSWY3DPEHPK3PXP')
  expect(sealed.toString('latin1')).not.toContain('JBSWY')
  expect(encrypt(key, 'owner', 'JBSWY3DPEHPK3PXP')).not.toEqual(sealed)
  expect(() => decrypt(key, 'another', sealed)).toThrow('authenticate')
  expect(() => decrypt(Buffer.alloc(32), 'owner', sealed)).toThrow('authenticate')
  const bent = Buffer.from(sealed)
  bent[bent.length - 1] = (bent.at(-1) ?? 0) ^ 1
  expect(() => decrypt(key, 'owner', bent)).toThrow('authenticate')
})
