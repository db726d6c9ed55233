import { readFile } from 'node:fs/promises'
import { type ErrorCode, isMap, isPair, isScalar, LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'

export interface Problem {
  file: string
  line: number | null
  field: string
  message: string
}

/** Everything that is wrong with the model files, one problem per line of the message. */
export class TargetModelError extends Error {
  readonly problems: Problem[]

  constructor(problems: Problem[]) {
    super(problems.map(({ file, line, field, message }) => `${line === null ? file : `${file}:${line}`} ${field}: ${message}`).join('\n'))
    this.name = 'TargetModelError'
    this.problems = problems
  }
}

type Path = readonly PropertyKey[]

/** A valid model file: its value and a way to complain about a place in it. */
export interface ModelFile<T> {
  value: T
  problemAt(path: Path, message: string): Problem
}

/** Reads and checks one YAML file; a file whose schema accepts nothing may be absent. Problems go to `problems`; then there is no file. */
export async function readModelFile<S extends z.ZodType>(
  url: URL,
  file: string,
  schema: S,
  problems: Problem[],
): Promise<ModelFile<z.output<S>> | undefined> {
  const text = await readFile(url, 'utf8').catch((error: NodeJS.ErrnoException) => error)
  if (typeof text !== 'string') {
    const absent = text.code === 'ENOENT' ? schema.safeParse(undefined) : undefined
    if (absent?.success)
      return { value: absent.data, problemAt: (path, message) => ({ file, line: null, field: fieldName(path), message }) }
    problems.push({ file, line: null, field: 'файл', message: 'не найден или не читается' })
    return undefined
  }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const lineAt = (offset: number) => lines.linePos(offset).line
  if (document.errors.length > 0) {
    for (const error of document.errors)
      problems.push({
        file,
        line: lineAt(error.pos[0]),
        field: 'YAML',
        message: syntaxTitles[error.code] ?? 'синтаксическая ошибка: проверьте отступы, скобки и кавычки',
      })
    return undefined
  }

  const problemAt = (path: Path, message: string): Problem => ({
    file,
    line: lineAt(offsetOf(document, path)),
    field: fieldName(path),
    message,
  })
  const result = schema.safeParse(document.toJS(), { error: explain })
  if (result.success) return { value: result.data, problemAt }
  for (const issue of result.error.issues) {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
    for (const path of paths) problems.push(problemAt(path, issue.message))
  }
  return undefined
}

/** Offset of the deepest existing node on the path: a missing field is reported where its owner begins. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: Path): number {
  for (let length = path.length; length >= 0; length--) {
    const owner = document.getIn(path.slice(0, length - 1), true)
    const key = path[length - 1]
    if (length > 0 && isMap(owner)) {
      const pair = owner.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key)
      if (pair && isScalar(pair.key)) return pair.key.range?.[0] ?? 0
      continue
    }
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
    if (node && typeof node === 'object' && 'range' in node && Array.isArray(node.range)) return Number(node.range[0])
  }
  return 0
}

const fieldName = (path: Path): string =>
  path.reduce<string>((name, step) => (typeof step === 'number' ? `${name}[${step}]` : `${name}${name && '.'}${String(step)}`), '') ||
  'файл'

const syntaxTitles: Partial<Record<ErrorCode, string>> = {
  DUPLICATE_KEY: 'ключ повторяется',
  TAB_AS_INDENT: 'отступ сделан табуляцией: ставьте пробелы',
  MISSING_CHAR: 'не хватает закрывающей кавычки или скобки',
  BLOCK_AS_IMPLICIT_KEY: 'второе двоеточие в строке: возьмите текст в кавычки',
  MULTILINE_IMPLICIT_KEY: 'у поля нет двоеточия',
  BAD_SCALAR_START: 'текст начинается с особого знака: возьмите его в кавычки',
}

const typeTitles: Record<string, string> = {
  string: 'строка',
  number: 'число',
  int: 'целое число',
  boolean: 'true или false',
  array: 'список',
  object: 'набор полей',
  record: 'набор полей',
  null: 'пустое значение',
}

/** Zod's issue in Russian, for the person who edits the YAML. */
function explain(issue: z.core.$ZodRawIssue): string {
  if (issue.code === 'unrecognized_keys') return 'неизвестное поле'
  if (issue.input === undefined) return 'обязательное поле не заполнено'
  const shown = JSON.stringify(issue.input)
  switch (issue.code) {
    case 'invalid_type':
      return `ожидается ${typeTitles[issue.expected] ?? issue.expected}, а указано ${shown}`
    case 'invalid_value':
      return `ожидается одно из ${issue.values.map(String).join(', ')}, а указано ${shown}`
    case 'invalid_union':
      return Array.isArray(issue['options']) ? `ожидается одно из ${issue['options'].map(String).join(', ')}` : 'недопустимое значение'
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? 'значение не должно быть пустым'
        : `ожидается число не меньше ${issue.minimum}, а указано ${shown}`
    case 'too_big':
      return `ожидается число не больше ${issue.maximum}, а указано ${shown}`
    case 'invalid_format':
      return issue.format === 'includes' ? `в тексте нет «${String(issue['includes'])}»` : `значение ${shown} записано не по образцу`
    default:
      return `недопустимое значение ${shown}`
  }
}
