import type { MentoringForm, ParticipantKind } from '../schema/forms.ts'
import type { TargetModel } from '../schema.ts'
import { type Entry, entry, fact, yesNo } from './entry.ts'
import { ageWords, kindWords } from './words.ts'

/** What import and reports do with the form, from its own rules. */
function formDuties({ mentor, mentee, mentorHigherStage, unitOfCount }: MentoringForm, number: string | null): string {
  const { age } = mentee
  return [
    number === null ? 'Печатается по образцу форм 2–5, без номера.' : `Считается в Форме ${number}.`,
    unitOfCount === 'TEAM' ? 'Команды к числу людей не прибавляются.' : '',
    mentor.kinds.includes('SPECIALIST')
      ? 'Место работы наставника ищется среди организаций-партнёров, найденное считается работодателем.'
      : '',
    age === null ? '' : `При загрузке предупреждает, если наставляемому меньше ${age.from} или больше ${age.to} лет.`,
    mentorHigherStage ? 'Предупреждает, если наставник не старше классом или курсом.' : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

/** Who it may be by the rule and, after a dash, how the document describes them. */
const partyWords = (kinds: readonly ParticipantKind[], described: string | undefined): string =>
  described === undefined ? kindWords(kinds) : `${kindWords(kinds)} — ${described}`

function formEntries({ forms, reportForms, handbook }: TargetModel): Entry[] {
  return forms.map((form) => {
    const aims = handbook.formAims.find((candidate) => candidate.form === form.code)
    const steward = handbook.actors.find(({ code }) => code === form.steward)
    const variation = forms.find(({ code }) => code === form.variationOf)
    return entry({
      code: form.code,
      title: `«${form.title}»`,
      text: aims?.goal ?? null,
      facts: [
        fact('Наставник', partyWords(form.mentor.kinds, aims?.mentor)),
        fact('Наставляемый', partyWords(form.mentee.kinds, aims?.mentee)),
        fact('Возраст наставляемого', form.mentee.age === null ? 'не задан' : ageWords(form.mentee.age)),
        fact('Стаж наставляемого', form.mentee.maxExperienceYears === null ? null : `до ${form.mentee.maxExperienceYears} лет`),
        fact('Оба из одной организации', yesNo(form.sameOrganisation)),
        fact('Наставник старше ступенью', form.mentorHigherStage ? 'да' : null),
        fact('Федеральная', yesNo(form.federal)),
        fact('Единица счёта', form.unitOfCount === 'TEAM' ? 'команда' : 'человек'),
        fact('Разновидность формы', variation === undefined ? null : `«${variation.title}»`),
        fact('Пишут ещё', form.aliases),
        fact('Ответственный', steward?.shortTitle ?? steward?.title),
        fact('Задачи', aims?.tasks),
        fact('Ожидаемый результат', aims?.results),
        fact('Пояснение', form.note),
      ],
      system: formDuties(form, reportForms.find((report) => report.form === form.code)?.number ?? null),
      source: [...new Set([form.choiceSource, form.source, aims?.source])].filter((source) => source !== undefined).join('; '),
    })
  })
}

export function mentoringSections(model: TargetModel) {
  const { handbook } = model
  const formTitle = (code: string) => model.forms.find((form) => form.code === code)?.title ?? code
  return {
    forms: formEntries(model),
    'role-models': handbook.roleModels.flatMap(({ form, models }) =>
      models.map(({ code, caption, description, source }) =>
        entry({
          code: `${form}.${code}`,
          title: caption,
          text: description,
          facts: [fact('Форма', `«${formTitle(form)}»`)],
          source,
        }),
      ),
    ),
    stages: handbook.stages.map(({ code, title, content, exit, source }, index) =>
      entry({ code, title: `${index + 1}. ${title}`, text: content, facts: [fact('Когда закончен', exit)], source }),
    ),
    techniques: handbook.techniques.map(({ code, title, description, suits, source }) =>
      entry({ code, title, text: description, facts: [fact('Для кого', suits)], source }),
    ),
    approaches: handbook.approaches.map(entry),
    criteria: handbook.criteria.map(({ explanation, ...rest }) => entry({ ...rest, text: explanation })),
    deficits: handbook.deficits.map(({ code, title, of, description, reference, source }) =>
      entry({ code, title, text: description, facts: [fact('Чего не хватает', of), fact('На что опирается', reference)], source }),
    ),
    'meta-competences': handbook.metaCompetences.map(entry),
  }
}
