const endOfDirectory = 0x06054b50
const endLength = 22

/**
 * Sets the time of every entry in a ZIP archive. exceljs and docx stamp entries with the moment of writing, so without this
 * the same form or paper would come out as different bytes every two seconds.
 */
export function stampEntries(zip: Buffer, at: Date): void {
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  const day = (Math.max(at.getUTCFullYear() - 1980, 0) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  const end = zip.length - endLength
  if (zip.readUInt32LE(end) !== endOfDirectory) throw new Error('The archive ends with something else than its directory')
  let entry = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const local = zip.readUInt32LE(entry + 42)
    for (const field of [entry + 12, local + 10]) {
      zip.writeUInt16LE(time, field)
      zip.writeUInt16LE(day, field + 2)
    }
    entry += 46 + zip.readUInt16LE(entry + 28) + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32)
  }
}
