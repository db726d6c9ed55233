import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { checkDefinition, type DefinitionProblem, questionsOf } from '@nastavnik/questionnaires'
import { builtInModels } from './load.ts'
import { type ModelFile, type Problem, readModelFile, TargetModelError } from './model-files.ts'
import { Questionnaire } from './schema/questionnaires.ts'
import { federalFiles } from './schema.ts'

const folder = 'federal/questionnaires'

/** BASELINE_PUPIL_PUPIL_MENTEE stands in baseline-pupil-pupil-mentee.yaml. */
const fileOf = (code: string): string => `${code.toLowerCase().replaceAll('_', '-')}.yaml`

const messages: Readonly<Record<DefinitionProblem['code'], string>> = {
  repeated: 'повторяется',
  unreadable: 'условие не читается; образец: {metBefore} = true',
  askedLater: 'условие спрашивает о том, чего до него не спросили',
  neverHolds: 'условие ждёт ответа, которого у того вопроса нет',
  notHigher: 'верхняя граница не выше нижней',
  moreThanChoices: 'больше, чем вариантов',
}

/** What the satisfaction indicators (I5, I6) are counted from: these answers, in every final questionnaire (domain 5.12). */
export const satisfactionItems = { jointWork: 'rating', result: 'rating', liked: 'boolean' } as const

/** What a protocol of an interview decides by, and its answers: without them none can be recorded. */
const interviewVerdict = { name: 'recommendation', values: ['recommended', 'withConditions', 'notRecommended'] } as const

function checkVerdict(file: ModelFile<Questionnaire>, problems: Problem[]): void {
  if (file.value.purpose !== 'INTERVIEW') return
  const { name, values } = interviewVerdict
  const found = questionsOf(file.value).find((question) => question.name === name)
  const isWhole =
    found?.type === 'radiogroup' &&
    found.core === 'VERDICT' &&
    found.isRequired === true &&
    found.visibleIf === undefined &&
    values.every((value) => found.choices.some((choice) => choice.value === value))
  if (!isWhole)
    problems.push(
      file.problemAt(
        ['pages'],
        `нет вопроса ${name} (radiogroup, core: VERDICT, обязательный, без условия): без него протокол не записать`,
      ),
    )
}

function checkCore(file: ModelFile<Questionnaire>, problems: Problem[]): void {
  const { purpose, form, pages } = file.value
  if (purpose !== 'FINAL' || form === null) return
  const questions = questionsOf({ pages })
  for (const [name, type] of Object.entries(satisfactionItems)) {
    const found = questions.find((question) => question.name === name)
    if (found?.type !== type || found.core !== 'SATISFACTION' || found.visibleIf !== undefined)
      problems.push(
        file.problemAt(['pages'], `нет вопроса ${name} (${type}, core: SATISFACTION, без условия): по нему считают удовлетворённость`),
      )
  }
}

/** Codes of the federal part that a questionnaire may name. */
interface Known {
  readonly forms: readonly string[]
  readonly parameters: readonly string[]
  readonly requests: readonly string[]
}

function checkFile(name: string, file: ModelFile<Questionnaire>, known: Known): Problem[] {
  const { value } = file
  const problems: Problem[] = []
  if (fileOf(value.code) !== name) problems.push(file.problemAt(['code'], `код ${value.code} живёт в файле ${fileOf(value.code)}`))
  if (value.form !== null && !known.forms.includes(value.form))
    problems.push(file.problemAt(['form'], `формы ${value.form} нет в федеральной части`))
  for (const { page, element, field, code } of checkDefinition(value)) {
    const path = element === undefined ? ['pages', page, field] : ['pages', page, 'elements', element, field]
    problems.push(file.problemAt(path, messages[code]))
  }
  for (const [page, { elements }] of value.pages.entries()) {
    for (const [element, question] of elements.entries()) {
      const { parameter, fills } = question
      if (parameter !== undefined && !known.parameters.includes(parameter))
        problems.push(file.problemAt(['pages', page, 'elements', element, 'parameter'], `параметра ${parameter} нет в monitoring.yaml`))
      const choices = fills === 'request' && 'choices' in question ? question.choices : []
      for (const strange of choices.filter((one) => !known.requests.includes(one.value)))
        problems.push(file.problemAt(['pages', page, 'elements', element, 'choices'], `запроса ${strange.value} нет в dictionaries.yaml`))
    }
  }
  checkCore(file, problems)
  checkVerdict(file, problems)
  return problems
}

/** The questionnaires that come with the system, by code. Throws a `TargetModelError` with all that is wrong with their files. */
export async function loadQuestionnaires(directory = builtInModels): Promise<ReadonlyMap<string, Questionnaire>> {
  const problems: Problem[] = []
  const read = <S extends Parameters<typeof readModelFile>[2]>(file: string, schema: S) =>
    readModelFile(new URL(file, directory), `models/${file}`, schema, problems)
  const forms = await read('federal/forms.yaml', federalFiles.forms)
  const monitoring = await read('federal/monitoring.yaml', federalFiles.monitoring)
  const dictionaries = await read('federal/dictionaries.yaml', federalFiles.dictionaries)
  const known: Known = {
    forms: forms?.value.map(({ code }) => code) ?? [],
    parameters: monitoring?.value.parameters.map(({ code }) => code) ?? [],
    requests: dictionaries?.value.requests.map(({ code }) => code) ?? [],
  }
  const found = new Map<string, Questionnaire>()
  for (const name of (await readdir(new URL(`${folder}/`, directory))).toSorted()) {
    const file = await read(`${folder}/${name}`, Questionnaire)
    if (file === undefined) continue
    problems.push(...checkFile(name, file, known))
    found.set(file.value.code, file.value)
  }
  if (problems.length > 0) throw new TargetModelError(problems)
  return found
}

/** Tells whether the files of the built-in questionnaires are those that were read before; costs milliseconds where reading them costs half a second. */
export async function hashQuestionnaires(directory = builtInModels): Promise<string> {
  const hash = createHash('sha256')
  const place = new URL(`${folder}/`, directory)
  for (const name of (await readdir(place)).toSorted()) hash.update(name).update(await readFile(new URL(name, place)))
  return hash.digest('hex')
}
