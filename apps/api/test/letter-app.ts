import type { LetterFrequency } from '@nastavnik/contract'
import { type Mail, smtpMail } from '../src/gateways/mail.ts'
import { inTransaction } from '../src/kernel/transaction.ts'
import { putNotice, sendLetters } from '../src/modules/letters/index.ts'
import type { NoticeData } from '../src/modules/letters/put-letter.ts'
import { accessApp } from './access-app.ts'
import { fullCast } from './full-cast.ts'
import { MovableClock } from './movable-clock.ts'
import { postOffice } from './post-office.ts'
import { writeTree } from './tree-rows.ts'
import { grantOf, userWith } from './tree-users.ts'

const publicUrl = 'https://nastavnik.example.ru'

/** The whole application, a real server of mail on loopback, and a clock that starts on Monday, 15 March 2021, noon in Omsk. */
export async function letterApp() {
  const clock = new MovableClock()
  const app = await accessApp(clock)
  const office = await postOffice()
  const cast = fullCast()
  const settings = { host: '127.0.0.1', port: office.port, secure: false, user: undefined, password: undefined }
  const mail = smtpMail({ ...settings, from: 'nastavnik@rnc.example.ru' })
  const logged: object[] = []
  const { owner, environment } = app
  const { id: regionId } = await owner.selectFrom('regions').select('id').where('code', '=', 'omsk').executeTakeFirstOrThrow()
  const school = cast.at('sargatskiy-sosh-1')
  const neighbour = userWith('omsk', grantOf('CURATOR', cast.at('sargatskiy-sosh-2')))
  const both = userWith('omsk', grantOf('CURATOR', school), grantOf('CURATOR', cast.at('sargatskiy-sosh-2')))
  const former = userWith('omsk', grantOf('CURATOR', school, { span: 'ended' }))
  const organisationId = (code: string) => {
    const found = cast.tree.organisations.find((one) => one.code === code)
    if (found === undefined) throw new Error(`no ${code}`)
    return found.id
  }
  return {
    ...cast,
    app,
    office,
    clock,
    mail,
    regionId,
    publicUrl,
    logged,
    people: { curator: cast.playing('CURATOR'), neighbour, both, former },
    /** Everything as at the beginning: nobody has an address, nothing waits. */
    async begin(): Promise<void> {
      clock.set('2021-03-15T06:00:00Z')
      office.refuse(undefined)
      office.empty()
      logged.length = 0
      await writeTree(owner, cast.tree, [...cast.users, neighbour, both, former])
      await owner.deleteFrom('letters').execute()
    },
    async settle(userId: string, frequency: LetterFrequency, address: string | null = `${frequency}@school.example.ru`): Promise<void> {
      await owner.insertInto('letter_settings').values({ region_id: regionId, user_id: userId, frequency, address }).execute()
    },
    /** One pass of the sender; another way for letters may be given. */
    pass: (way: Mail = mail) =>
      sendLetters({
        ...environment,
        mail: way,
        publicUrl,
        log: (line) => void logged.push(line),
        stopping: new AbortController().signal,
      }),
    notice: (userId: string, code: string, about: string, data: Partial<NoticeData<'surveyReminder'>> = {}) =>
      inTransaction(environment.db, { regionId, organisationIds: [] }, (tx) =>
        putNotice(tx, {
          ...{ regionId, userId, kind: 'surveyReminder', organisationId: organisationId(code), about, at: clock.now() },
          data: { survey: 'Пульс', left: 7, all: 30, link: '/surveys/1', ...data },
        }),
      ),
    organisationId,
    rows: () => owner.selectFrom('letters').selectAll().orderBy('id').execute(),
    async close(): Promise<void> {
      mail.close()
      await office.close()
      await app.close()
    },
  }
}
