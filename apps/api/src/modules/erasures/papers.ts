import type { Block, PaperDocument } from '@nastavnik/documents'
import type { TargetModel } from '@nastavnik/target-model'
import { opensWithdrawn, processing } from '../../access/gate.ts'
import { defineUseCase, noPeople } from '../../access/use-case.ts'
import { dayIn } from '../../kernel/clock.ts'
import { dayText } from '../../kernel/days.ts'
import { notFound } from '../../kernel/problem.ts'
import { applicationsInWords } from '../applications/index.ts'
import { countExclusions } from '../conclusions/index.ts'
import { consentsInWords } from '../consents/index.ts'
import { identityInWords } from '../duplicates/index.ts'
import { statementsInWords } from '../informants/index.ts'
import { matchingInWords } from '../matching/index.ts'
import { gradesInWords } from '../measurements/index.ts'
import { meetingsInWords } from '../meetings/index.ts'
import { movesInWords } from '../moves/index.ts'
import { readOperator } from '../organisations/index.ts'
import { cardOf, findPerson, kindWords } from '../people/index.ts'
import { readinessInWords } from '../readiness/index.ts'
import { requestsInWords } from '../subject-requests/index.ts'
import { answersInWords } from '../surveys/index.ts'
import { actInReach, reasonTitle } from './erase-person.ts'
import { type LogLine, readLog } from './erasures.repo.ts'
import { fieldTitle } from './words.ts'

const momentText = ({ timeZone }: TargetModel, at: Date) =>
  `${dayText(dayIn(timeZone, at))} ${at.toLocaleTimeString('ru-RU', { timeZone, hour: '2-digit', minute: '2-digit' })}`

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

/** How many lines of the audit a paper tells. */
const mostLines = 500

const roleTitle = ({ roles }: TargetModel, code: string | null) => roles.find((role) => role.code === code)?.title ?? ''

/** What an action of the audit is called. */
export type TitleOf = (action: string) => string

function logTable(model: TargetModel, titleOf: TitleOf, lines: readonly LogLine[]): Block {
  return {
    kind: 'table',
    columns: [
      { title: 'Когда', width: 2 },
      { title: 'Кто', width: 3 },
      { title: 'Что', width: 4 },
    ],
    rows: lines.map(({ at, by, role, action, fields }) => [
      momentText(model, at),
      by === null ? 'Система' : [by, roleTitle(model, role)].filter((part) => part !== '').join(', '),
      [titleOf(action), fields.map((field) => fieldTitle(model, field)).join(', ')].filter((part) => part !== '').join(': '),
    ]),
  }
}

/**
 * «Всё о человеке»: the answer to a subject's request (152-ФЗ art. 14): what is kept, why, until when, who looked and who changed.
 * Other people's names are not his to know and stay out.
 */
export const tellEverything = (titleOf: TitleOf) =>
  defineUseCase({
    name: 'erasures.tellEverything',
    permission: 'person.tell',
    sees: 'people',
    gate: opensWithdrawn('a subject may ask what is kept of him at any time'),
    exports: true,
    authorize: async ({ tx, reach }, { id }: { id: string }) => {
      const person = await findPerson(tx, reach, id)
      if (person === undefined) throw notFound('person.notFound')
      return person
    },
    run: async (context, person) => {
      const { tx, reach, model, clock } = context
      const { name, kind, birth, experienceYears, experienceHereYears, ...texts } = person.fields
      const { family, concludedOn, participations } = await cardOf(context, person)
      const place = { regionId: reach.regionId, organisationId: person.organisation.id }
      const operator = await readOperator(tx, place.organisationId)
      const exclusions = await countExclusions(tx, reach.regionId, person.id)
      const log = await readLog(tx, place, person.id, ['read', 'export', 'change'], mostLines)
      const born = birth.day === null ? (birth.year === null ? 'не указано' : `${birth.year} г.`) : dayText(birth.day)
      const kept = Object.entries(texts).map(([field, value]) => ({
        label: capital(fieldTitle(model, field)),
        value: value === '' ? 'не указано' : value,
      }))
      const blocks: Block[] = [
        { kind: 'heading', text: 'Сведения о персональных данных, которые хранит организация' },
        {
          kind: 'fields',
          rows: [
            { label: 'Оператор', value: [operator.title, operator.address].filter((part) => part !== '').join(', ') },
            { label: 'Составлено', value: momentText(model, clock.now()) },
          ],
        },
        { kind: 'heading', text: 'Карточка' },
        {
          kind: 'fields',
          rows: [
            { label: capital(fieldTitle(model, 'name')), value: name },
            { label: capital(fieldTitle(model, 'birth')), value: born },
            { label: capital(fieldTitle(model, 'kind')), value: kind === null ? 'не указано' : kindWords[kind] },
            ...Object.entries({ experienceYears, experienceHereYears }).map(([field, value]) => ({
              label: capital(fieldTitle(model, field)),
              value: value === null ? 'не указано' : String(value),
            })),
            ...kept,
            // Names of relatives are theirs; that somebody is written down is his own matter.
            { label: capital(fieldTitle(model, 'family')), value: family.length === 0 ? 'не указано' : `записано: ${family.length}` },
            {
              label: capital(fieldTitle(model, 'conclusion')),
              value: concludedOn === null ? 'нет' : `от ${dayText(concludedOn)}; содержание выдаёт педагог-психолог`,
            },
            // With whom, why and whose word it was is not for whoever prints the paper: a refusal and the psychologist's word are one number.
            {
              label: capital(fieldTitle(model, 'exclusion')),
              value: exclusions === 0 ? 'нет' : `записано: ${exclusions}; содержание, если оно есть, выдаёт педагог-психолог`,
            },
          ],
        },
        { kind: 'heading', text: 'По чему человека узнают' },
        ...(await identityInWords(tx, reach.regionId, person.id)),
        { kind: 'heading', text: 'Зачисление и выбытие' },
        ...(await movesInWords(context, person.id)),
        { kind: 'heading', text: 'Участие в программах' },
        participations.length === 0
          ? { kind: 'paragraph', text: 'Участия не было.' }
          : {
              kind: 'table',
              columns: [
                { title: 'Программа, форма', width: 4 },
                { title: 'Роль', width: 2 },
                { title: 'Сроки', width: 2 },
                { title: 'Запрос, результат', width: 4 },
              ],
              rows: participations.map(({ programme, role, startsOn, endsOn, request, result }) => [
                `${programme.title}, «${programme.form.title}»`,
                role === 'MENTOR' ? 'наставник' : 'наставляемый',
                `${dayText(startsOn)} – ${endsOn === null ? 'идёт' : dayText(endsOn)}`,
                [request, result].filter((part) => part !== '').join('; '),
              ]),
            },
        { kind: 'heading', text: 'Встречи' },
        ...(await meetingsInWords(context, person.id)),
        { kind: 'heading', text: 'Подбор пар' },
        ...(await matchingInWords(context, person.id)),
        { kind: 'heading', text: 'Готовность наставника' },
        ...(await readinessInWords(context, { id: person.id, organisationId: place.organisationId })),
        { kind: 'heading', text: 'Средний балл' },
        ...(await gradesInWords(context, person.id)),
        { kind: 'heading', text: 'Заявки' },
        ...(await applicationsInWords(context, person.id)),
        { kind: 'heading', text: 'Сведения от третьих лиц' },
        ...(await statementsInWords(context, person.id)),
        { kind: 'heading', text: 'Согласия' },
        ...(await consentsInWords(context, person.id)),
        { kind: 'heading', text: 'Обращения о данных' },
        ...(await requestsInWords(context, person.id)),
        { kind: 'heading', text: 'Ответы на анкеты' },
        ...(await answersInWords(context, person.id)),
        { kind: 'heading', text: 'Сроки хранения' },
        ...model.retention.terms.map(({ title, years }): Block => ({ kind: 'paragraph', text: `${title}, лет: ${years}.` })),
        { kind: 'heading', text: 'Кто смотрел и менял' },
        log.length === 0 ? { kind: 'paragraph', text: 'К этим данным никто не обращался.' } : logTable(model, titleOf, log),
        {
          kind: 'note',
          text: 'Вы вправе потребовать исправить или уничтожить эти данные и отозвать согласие: обратитесь к куратору или напишите заявление оператору.',
        },
      ]
      const document: PaperDocument = { title: 'Сведения о персональных данных', sheets: [{ blocks }], numbered: true }
      return { name: 'Сведения о персональных данных.pdf', document }
    },
    audit: ({ target }) => ({ organisationId: target.organisation.id, subjectId: target.id, people: 1 }),
  })

/** The act of erasure with the extract of the audit (domain 9.6, D23). It names the row by its number: the name is no more. */
export const printAct = (titleOf: TitleOf) =>
  defineUseCase({
    name: 'erasures.printAct',
    permission: 'erasure.read',
    sees: 'people',
    gate: processing,
    authorize: ({ tx, reach }, { id }: { id: string }) => actInReach(tx, reach, id),
    run: async ({ tx, reach, model }, act) => {
      const place = { regionId: reach.regionId, organisationId: act.organisationId }
      const operator = await readOperator(tx, act.organisationId)
      const log = await readLog(tx, place, act.personId, ['change'], mostLines)
      const document: PaperDocument = {
        title: `Акт № ${act.number} об уничтожении персональных данных`,
        numbered: true,
        sheets: [
          {
            blocks: [
              { kind: 'heading', text: `АКТ № ${act.number}\nоб уничтожении персональных данных` },
              {
                kind: 'fields',
                rows: [
                  { label: 'Оператор', value: operator.title },
                  { label: 'Адрес', value: operator.address, hint: 'адрес оператора' },
                  { label: 'Обработчик', value: 'владелец информационной системы «Наставник» по поручению оператора' },
                  { label: 'Субъект', value: `запись № ${act.personId}` },
                  { label: 'Информационная система', value: '«Наставник»' },
                  { label: 'Перечень данных', value: act.fields.map((field) => fieldTitle(model, field)).join(', ') },
                  {
                    label: 'Способ',
                    value: 'стирание значений в базе данных; обезличивание оставшейся строки обобщением даты рождения до месяца',
                  },
                  { label: 'Причина', value: reasonTitle(model, act.reason) },
                  { label: 'Дата уничтожения', value: momentText(model, act.erasedAt) },
                  { label: 'Кто уничтожил', value: act.by ?? 'система по истечении срока хранения' },
                ],
              },
              {
                kind: 'paragraph',
                text: 'Согласия и их сканы хранятся до окончания собственного срока как подтверждение законности обработки.',
              },
              {
                kind: 'signatures',
                rows: [
                  { who: 'Уничтожил', name: act.by ?? '' },
                  { who: 'Ответственный за обработку персональных данных', name: '' },
                ],
              },
            ],
          },
          { blocks: [{ kind: 'heading', text: 'Выписка из журнала обращений' }, logTable(model, titleOf, log)] },
        ],
      }
      return { name: `Акт ${act.number} об уничтожении данных.pdf`, document }
    },
    audit: noPeople, // the act holds no value
  })
