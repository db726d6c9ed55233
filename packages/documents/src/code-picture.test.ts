import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { codePicture } from './code-picture.ts'
import { squaresOf } from './paper-code.ts'

test('a picture has the squares of its code, each of eight dots', () => {
  const content = 'NST1:000001:7f9c2ba4e88f827d616045507605853e'
  const { size, data } = squaresOf(content)
  const file = Buffer.from(codePicture(content))
  expect(file.subarray(1, 4).toString()).toBe('PNG')
  expect([file.readUInt32BE(16), file.readUInt32BE(20)]).toEqual([size * 8, size * 8])
  const start = file.indexOf('IDAT')
  const lines = inflateSync(file.subarray(start + 4, start + 4 + file.readUInt32BE(start - 4)))
  expect(lines).toHaveLength(size * 8 * (size + 1))
  const drawn = Array.from({ length: size * 8 }, (_, y) => [...lines.subarray(y * (size + 1) + 1, (y + 1) * (size + 1))])
  expect(drawn).toEqual(data.flatMap((row) => Array<number[]>(8).fill(row.map((isDark) => (isDark ? 0 : 255)))))
})
