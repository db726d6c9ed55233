import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

const keyBytes = 32
const ivBytes = 12
const tagBytes = 16

function keyOf(text: string, where: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== keyBytes) throw new Error(`${where}: нужен ключ из 32 байтов в base64.`)
  return key
}

/**
 * The key of what is stored encrypted: the given one, or the file `secret.key` of the data folder, made on the first start for its
 * owner's eyes only. Two servers over one database must be given the same.
 */
export async function readSecretKey({ dataDir, secretKey }: { dataDir: string; secretKey: string | undefined }): Promise<Buffer> {
  if (secretKey !== undefined) return keyOf(secretKey, 'NASTAVNIK_SECRET_KEY')
  const file = path.join(dataDir, 'secret.key')
  await mkdir(dataDir, { recursive: true })
  try {
    await writeFile(file, randomBytes(keyBytes).toString('base64'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return keyOf(await readFile(file, 'utf8'), file)
}

/** AES-256-GCM, bound to its owner: a row moved to another account does not open. */
export function encrypt(key: Buffer, owner: string, plain: string): Buffer {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(owner))
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** Throws when the key, the owner or a single bit is another. */
export function decrypt(key: Buffer, owner: string, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(owner)).setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8')
}
