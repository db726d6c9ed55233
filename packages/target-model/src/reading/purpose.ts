import { normaliseName } from '../names.ts'
import type { TargetModel } from '../schema.ts'
import { type Entry, entry, fact } from './entry.ts'
import { dueWords, spanWords } from './words.ts'

const modes = {
  primary: 'человек учитывается один раз во всех формах',
  distinct: 'человек учитывается в каждой программе, в итоге — один раз',
}
const tops = { region: 'регион', municipality: 'муниципалитет' }

/** Statements have no codes: two territories say the same when they say it in the same words. */
const statements = (list: readonly { text: string; source: string }[]): Entry[] =>
  list.map(({ text, source }, index) => entry({ code: `${index + 1}`, key: normaliseName(text), title: text, source }))

export function purposeSections({ handbook: { purpose }, ...model }: TargetModel) {
  const { captions } = model
  return {
    territory: [
      entry({
        code: 'face',
        title: model.title,
        facts: [
          fact('Верхний уровень', tops[model.top]),
          fact('Срок модели', spanWords(model.horizon)),
          fact('Способ счёта', modes[model.countingMode]),
          fact('Часовой пояс', model.timeZone),
        ],
        source: model.source,
      }),
      entry({
        code: 'captions',
        title: 'Подписи',
        facts: [
          fact('Столбец муниципалитета', captions.municipality),
          fact('Так его пишут ещё', captions.municipalityAliases),
          fact('Куратор', captions.curator),
          fact(
            'Куратор иначе',
            Object.entries(captions.curatorAt).map(
              ([kind, title]) => `${model.organisationKinds.find(({ code }) => code === kind)?.title ?? kind} — ${title}`,
            ),
          ),
          fact('Наставнический центр', captions.regionalCentre),
        ],
        source: captions.source,
      }),
    ],
    goal: [entry({ code: 'goal', title: purpose.goal.text, source: purpose.goal.source })],
    tasks: statements(purpose.tasks),
    principles: purpose.principles.map(({ description, ...rest }) => entry({ ...rest, text: description })),
    directions: statements(purpose.directions),
    terms: purpose.terms.map(({ title, due, source }, index) =>
      entry({ code: `${index + 1}`, key: normaliseName(title), title, facts: [fact('Срок', dueWords(due))], source }),
    ),
  }
}
