import type { TargetModel } from '../schema.ts'
import { type Entry, entry, fact, yesNo } from './entry.ts'
import { dueWords, kindWords } from './words.ts'

const places = { region: 'вся территория', municipality: 'муниципалитет', organisation: 'организация' }
const ruleEffects = { block: 'пары не бывает', warn: 'предупреждают', off: 'не смотрят' }
const effects = { block: 'в пару не закрепляют', warn: 'предупреждают', off: 'не спрашивают' }
const seats = { CO_CHAIR: 'сопредседатель', SECRETARY: 'секретарь', MEMBER: 'член группы' }

/** What the documents name an actor, short where they have a short name. */
export function actorName({ handbook }: TargetModel, code: string): string {
  const actor = handbook.actors.find((candidate) => candidate.code === code)
  return actor?.shortTitle ?? actor?.title ?? code
}

function stewardEntries(model: TargetModel): Entry[] {
  const { forms, handbook } = model
  return handbook.actors.flatMap(({ code, title }) => {
    const own = forms.filter(({ steward }) => steward === code)
    if (own.length === 0) return []
    const source = [...new Set(own.map(({ choiceSource }) => choiceSource))].join('; ')
    return [
      entry({
        code,
        title,
        facts: [
          fact(
            'Формы',
            own.map((form) => `«${form.title}»`),
          ),
        ],
        source,
      }),
    ]
  })
}

function flowEntries(model: TargetModel): Entry[] {
  const counts = new Map<string, number>()
  return model.handbook.flows.map(({ from, to, what, answer, due, source }) => {
    const pair = `${from}.${to ?? 'NOBODY'}`
    const number = (counts.get(pair) ?? 0) + 1
    counts.set(pair, number)
    return entry({
      code: `${pair}.${number}`,
      title: `${actorName(model, from)} → ${to === null ? 'получатель не назван' : actorName(model, to)}`,
      text: what,
      facts: [fact('В ответ', answer), fact('Срок', due === null ? null : dueWords(due))],
      source,
    })
  })
}

function surveyEntries({ surveys: { waves, pulse, after, reminding } }: TargetModel): Entry[] {
  return [
    entry({
      code: 'WAVES',
      title: '«До» и «после»',
      facts: [fact('За сколько дней до начала и конца или после них, дней', waves.nearDays), fact('Открыт, дней', waves.openDays)],
      source: waves.source,
    }),
    entry({
      code: 'PULSE',
      title: 'Как идут встречи',
      facts: [
        fact('Первый раз, день участия', pulse.firstDay),
        fact('Дальше каждые, дней', pulse.everyDays),
        fact('Ещё спрашивают, если пропустили, дней', pulse.dueDays),
        fact('Открыт, дней', pulse.openDays),
      ],
      source: pulse.source,
    }),
    entry({
      code: 'AFTER',
      title: 'Кто закончил участие',
      facts: [fact('Спрашивают «после» и параметры ещё, дней', after.days)],
      source: after.source,
    }),
    entry({
      code: 'REMINDING',
      title: 'Напоминания куратору',
      facts: [
        fact('Об опросе, который начался сам, каждые, дней', reminding.everyDays),
        fact('До конца опроса, дней', reminding.beforeEndDays),
      ],
      source: reminding.source,
    }),
  ]
}

const seniorityFacts = ({ matching: { seniority } }: TargetModel, code: string) =>
  code === 'AGE'
    ? [
        fact('Ученик старше ученика хотя бы на, лет', seniority.pupils),
        fact('Взрослый старше несовершеннолетнего хотя бы на, лет', seniority.adults),
      ]
    : []

function measureFacts({ matching: { interests, nearness, waiting } }: TargetModel, code: string) {
  if (code === 'INTERESTS') return [fact('Все очки — общих интересов не меньше', interests.enough)]
  if (code === 'NEARNESS') return [fact('В одном муниципалитете, % этих очков', nearness.municipalityPercent)]
  return code === 'WAITING' ? [fact('Все очки — через, дней', waiting.fullAfterDays)] : []
}

function criterionEntries(model: TargetModel): Entry[] {
  const { criteria, wishes, threshold, candidates, places: told } = model.matching
  return [
    ...criteria.map(({ code, title, points, source }) =>
      entry({ code, title, facts: [fact('Очков', points), ...measureFacts(model, code)], source }),
    ),
    entry({
      code: 'WISHES',
      title: 'Желания сторон',
      facts: [fact('Наставляемого, по порядку', wishes.mentee.join(', ')), fact('Наставника, по порядку', wishes.mentor.join(', '))],
      source: wishes.source,
    }),
    entry({ code: 'THRESHOLD', title: 'Порог', facts: [fact('Очков не меньше', threshold.points)], source: threshold.source }),
    entry({
      code: 'CANDIDATES',
      title: 'Кандидаты',
      facts: [fact('У наставляемого, когда наставляемых много', candidates.most)],
      source: candidates.source,
    }),
    entry({ code: 'PLACES', title: 'Места', facts: [fact('Наставник берёт, если не сказал сколько', told.usual)], source: told.source }),
  ]
}

function consentEntries({ consents: { signing, kinds } }: TargetModel): Entry[] {
  return [
    entry({
      code: 'SIGNING',
      title: 'Кто подписывает и сколько это действует',
      facts: [
        fact('Законный представитель', `до ${signing.representativeBelow} лет`),
        fact(
          'Ребёнок вместе с ним',
          `с ${signing.countersignFrom} лет; если дата рождения неизвестна — с ${signing.countersignFromClass} класса`,
        ),
        fact('После совершеннолетия', `согласие представителя действует ещё ${signing.ownWithinDays} дней, затем нужно собственное`),
        fact('После отзыва', `данные уничтожаются в течение ${signing.eraseWithinDays} дней`),
      ],
      source: signing.source,
    }),
    ...kinds.map(({ code, title, stops, years, versions }) =>
      entry({
        code,
        title,
        facts: [
          fact('Действует со дня подписания, лет', years),
          fact('Отзыв', stops),
          ...versions.map(({ version, from, paragraphs }) =>
            fact(`Редакция ${version} с ${from.split('-').toReversed().join('.')}`, paragraphs),
          ),
        ],
        source: [...new Set(versions.map(({ source }) => source))].join('; '),
      }),
    ),
  ]
}

export function peopleSections(model: TargetModel) {
  const { handbook, roles, organisationKinds, municipalities } = model
  return {
    actors: handbook.actors.map(({ code, title, shortTitle, role, functions, source }) =>
      entry({
        code,
        title,
        facts: [
          fact('Сокращение', shortTitle),
          fact('Роль в системе', role === null ? null : roles.find((candidate) => candidate.code === role)?.title),
          fact(
            'Что делает',
            functions.flatMap(({ recommended, list }) => (recommended ? [] : list)),
          ),
          fact(
            'Что рекомендовано',
            functions.flatMap(({ recommended, list }) => (recommended ? list : [])),
          ),
        ],
        source: [source, ...functions.map((part) => part.source).filter((place) => !source.includes(place))].join('; '),
      }),
    ),
    stewards: stewardEntries(model),
    flows: flowEntries(model),
    'working-groups': handbook.workingGroups.map(({ code, title, task, members, source }) =>
      entry({
        code,
        title,
        text: task,
        facts: [
          fact(
            'Состав',
            members.map(({ position, seat, byAgreement }) => `${position} — ${seats[seat]}${byAgreement ? ' (по согласованию)' : ''}`),
          ),
        ],
        source,
      }),
    ),
    consents: consentEntries(model),
    'matching-gates': model.readiness.gates.map(({ code, title, effect, whom, validMonths, source }) =>
      entry({
        code,
        title,
        facts: [
          fact('Если не пройдено', effects[effect]),
          fact('Кого спрашивают', whom.adultsOnly ? 'наставников с 18 лет' : 'всех наставников'),
          fact('Кто наставники', whom.mentors === null ? null : kindWords(whom.mentors)),
          fact('С кем работают', whom.mentees === null ? null : kindWords(whom.mentees)),
          fact('Действует, месяцев', validMonths ?? 'без срока'),
          ...(code === 'TRAINING' ? [fact('Нужно посетить занятий, %', model.readiness.completion.attendancePercent)] : []),
        ],
        source,
      }),
    ),
    'matching-rules': model.matching.rules.map(({ code, title, effect, source }) =>
      entry({ code, title, facts: [fact('Если нарушено', ruleEffects[effect]), ...seniorityFacts(model, code)], source }),
    ),
    'matching-criteria': criterionEntries(model),
    'safety-checks': model.readiness.safetyChecks.map(entry),
    'survey-terms': surveyEntries(model),
    retention: model.retention.terms.map(({ code, title, years, does, source }) =>
      entry({ code, title, facts: [fact('Срок, лет', years), fact('Что делает система', does)], source }),
    ),
    'erasure-reasons': model.retention.reasons.map(entry),
    'subject-requests': model.retention.requests.map(({ code, title, workingDays, mayAdd, source }) =>
      entry({
        code,
        title,
        facts: [fact('Срок ответа, рабочих дней', workingDays), fact('Можно продлить, рабочих дней', mayAdd === 0 ? 'нельзя' : mayAdd)],
        source,
      }),
    ),
    roles: roles.map(({ code, title, place, source }) => entry({ code, title, facts: [fact('Где действует', places[place])], source })),
    'organisation-kinds': organisationKinds.map(({ code, title, aliases, keepsBases, source }) =>
      entry({ code, title, facts: [fact('Ведёт базы', yesNo(keepsBases)), fact('Пишут ещё', aliases)], source }),
    ),
    municipalities: municipalities.map(({ code, title, fullTitle, aliases, source }) =>
      entry({ code, title, facts: [fact('Полностью', fullTitle), fact('Пишут ещё', aliases)], source }),
    ),
  }
}
