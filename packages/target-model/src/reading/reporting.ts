import type { Monitoring } from '../handbook/monitoring.ts'
import type { Indicator } from '../schema/indicators.ts'
import type { ReportForm } from '../schema/report-forms.ts'
import type { TargetModel } from '../schema.ts'
import { type Entry, entry, fact } from './entry.ts'
import { actorName } from './people.ts'
import { ageWords, dueWords, kindWords } from './words.ts'

const numeratorRoles = { MENTOR: 'наставник', MENTEE: 'наставляемый' }
const better = { HIGHER: 'больше', LOWER: 'меньше' }
const measuredBy = { SELF_RATING: 'участник оценивает себя сам', GRADES: 'отметки' }

/** How the system gets the numerator today. */
function numeratorDuty({ numerator }: Indicator, { satisfaction }: Monitoring): string {
  if (numerator.kind === 'survey')
    return `Считает участников года (роль — ${numeratorRoles[numerator.of]}), которые в анкете «после» поставили за совместную работу не меньше ${satisfaction.threshold} из 10 и ответили, что участвовать понравилось. Делит на всех участников года, а не на ответивших; рядом показывает, сколько ответило.`
  if (numerator.kind === 'employers')
    return 'Считает работодателей, чьи сотрудники — наставники; если место работы не указано, говорит об этом.'
  const { roles, ages, maxAge, maxExperienceYears, participantKinds } = numerator
  const whom = [
    `роль — ${roles.map((role) => numeratorRoles[role]).join(' или ')}`,
    participantKinds === null ? '' : kindWords(participantKinds),
    ages === null ? '' : ageWords(ages),
    maxAge === null ? '' : `до ${maxAge} лет`,
    maxExperienceYears === null ? '' : `стаж до ${maxExperienceYears} лет`,
  ].filter((part) => part !== '')
  return `Считает людей реестра по одному разу: ${whom.join(', ')}.`
}

const thresholdSource = ({ numerator }: Indicator, { satisfaction }: Monitoring): string[] =>
  numerator.kind === 'survey' ? [`порог: ${satisfaction.source}`] : []

/** Columns of Form 1 and of Forms 2–5 are named differently: what is printed is what counts. */
const columnTitles = (columns: ReportForm['columns']): string[] => Object.values(columns)

function reportFormEntries({ reportForms, forms }: TargetModel): Entry[] {
  return reportForms.map((report) =>
    entry({
      code: report.form ?? 'FORM_1',
      title: report.heading,
      text: report.title,
      facts: [
        fact('Форма наставничества', forms.find(({ code }) => code === report.form)?.title),
        fact('Столбцы', columnTitles(report.columns)),
        fact('Примечание', report.note),
      ],
      source: report.source,
    }),
  )
}

export function reportingSections(model: TargetModel) {
  const { indicators, measures, handbook } = model
  const { monitoring } = handbook
  const stageTitle = (code: string) => monitoring.stages.find((stage) => stage.code === code)?.title
  return {
    indicators: indicators.map((indicator) =>
      entry({
        code: indicator.code,
        title: `${indicator.code}. ${indicator.title}`,
        facts: [
          fact('Региональный проект', indicator.project),
          fact('Формула', indicator.formulaText),
          fact('Знаменатель', indicator.denominator.title),
          indicator.targets.length === 0
            ? fact('Цели по годам', 'не установлены')
            : fact(
                'Цели по годам',
                indicator.targets.map(({ year, percent }) => `${year} — ${percent.toLocaleString('ru')} %`),
              ),
          fact('Пояснение', indicator.note),
        ],
        system: numeratorDuty(indicator, monitoring),
        source: [
          ...new Set([indicator.source, ...thresholdSource(indicator, monitoring), ...indicator.targets.map(({ source }) => source)]),
        ].join('; '),
      }),
    ),
    measures: measures.map(({ code, title, headcountColumn, source }) =>
      entry({
        code,
        title,
        facts: [fact('Откуда берётся', headcountColumn === null ? 'записывают на странице' : 'численность Формы 1')],
        source,
      }),
    ),
    'report-forms': reportFormEntries(model),
    compositions: model.compositions.map(({ code, title, note, source, ...rest }) =>
      entry({
        code,
        title,
        text: note,
        facts: [fact('Строки', 'bands' in rest ? rest.bands.map((band) => band.title) : undefined)],
        source,
      }),
    ),
    bases: model.bases.map(({ code, title, columns, source }) =>
      entry({
        code,
        title,
        facts: [
          fact(
            'Столбцы',
            columns.map((column) => column.title),
          ),
        ],
        source,
      }),
    ),
    'report-calendar': handbook.reportCalendar.map(({ code, title, from, to, due, dueText, note, source }) =>
      entry({
        code,
        title,
        facts: [
          fact(
            'Кто',
            from.map((actor) => actorName(model, actor)),
          ),
          to.length === 0
            ? fact('Кому', 'получатель не назван')
            : fact(
                'Кому',
                to.map((actor) => actorName(model, actor)),
              ),
          fact('Срок', due === null ? 'не назван' : dueWords(due)),
          fact('Срок в документе', dueText),
          fact('Пояснение', note),
        ],
        source,
      }),
    ),
    'monitoring-stages': monitoring.stages.map(({ code, title, source }) => entry({ code, title, source })),
    'monitoring-parameters': monitoring.parameters.map(({ code, title, kinds, stage, waves, method, source, ...rest }) =>
      entry({
        code,
        title,
        facts: [
          fact('У кого', kindWords(kinds)),
          fact('Этап', stageTitle(stage)),
          fact(
            'Когда',
            waves.map((wave) => monitoring.waves.find((candidate) => candidate.code === wave)?.title ?? wave),
          ),
          fact('Хорошо, когда', better[rest.better]),
          fact('Чем измеряется', [measuredBy[rest.measuredBy], method]),
          fact('Основные предметы', rest.measuredBy === 'GRADES' ? monitoring.coreSubjects.map((subject) => subject.title) : undefined),
        ],
        source,
      }),
    ),
  }
}
