import { readdir, readFile } from 'node:fs/promises'

export interface Remark {
  readonly file: string
  readonly line: number
  readonly message: string
}

/** «Омская область» → «омск»: what is left of the name in all its cases. */
const stemOf = (title: string): string => (title.split(' ')[0] ?? '').toLowerCase().replace(/(ая|ий|ый|ой|ое|ье|ия)$/, '')

/**
 * What the loader lets pass and the author of a new territory should look at: targets copied and not confirmed,
 * words of other territories left in the text, municipalities not yet listed. Comments and sources are not read.
 */
export async function remarksOf(folder: URL, others: readonly { title: string }[]): Promise<Remark[]> {
  const remarks: Remark[] = []
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted()) {
    const lines = (await readFile(new URL(file, folder), 'utf8')).split('\n')
    for (const [index, line] of lines.entries()) {
      const place = { file, line: index + 1 }
      const text = line.replace(/(^|\s)#.*$/, '').replace(/source: .*$/, '')
      if (/source: ['"]?\[C\]/.test(line))
        remarks.push({ ...place, message: 'цель скопирована: подтвердите её своим документом и уберите [C]' })
      if (file === 'municipalities.yaml' && text.trim() === '[]')
        remarks.push({ ...place, message: 'муниципалитетов нет: без них не завести организации' })
      for (const { title } of others)
        if (new RegExp(`(?<!\\p{L})${stemOf(title)}`, 'iu').test(text))
          remarks.push({ ...place, message: `осталось от территории «${title}»` })
    }
  }
  return remarks
}
