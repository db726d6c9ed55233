import type { Archive } from './archive.ts'
import { WorkbookError } from './error.ts'
import type { WorkbookLimits } from './limits.ts'
import { parseMarkup } from './markup.ts'
import { decodeEscapes, detach, TextCollector } from './text.ts'

export async function readSharedStrings(archive: Archive, part: string, limits: WorkbookLimits): Promise<string[]> {
  const strings: string[] = []
  const collector = new TextCollector(limits.maxTextLength)
  let characters = 0
  let capturing = false
  let phonetic = false
  await parseMarkup(archive.read(part), {
    open: (name) => {
      if (name === 'rPh') phonetic = true
      else if (name === 't') capturing = !phonetic
    },
    text: (text) => {
      if (capturing) collector.add(text)
    },
    close: (name) => {
      if (name === 't') capturing = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') {
        const text = decodeEscapes(collector.take())
        characters += text.length
        if (strings.push(detach(text)) > limits.maxSharedStrings || characters > limits.maxSharedCharacters) {
          throw new WorkbookError('file.tooLarge', 'Таблица строк файла слишком велика')
        }
      }
    },
  })
  return strings
}
