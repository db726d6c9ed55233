import { mostForms, mostRespondents } from '@nastavnik/contract'
import type { PaperDocument } from '@nastavnik/documents'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase } from '../../access/use-case.ts'
import { invalid } from '../../kernel/problem.ts'
import { answerCodeOf } from './answer-codes.ts'
import { audienceOf } from './audience.rules.ts'
import { campaignInReach } from './campaign-in-reach.ts'
import type { FoundCampaign } from './campaigns.repo.ts'
import { type Printed, paperQuestionnaire, slipOf } from './paper-questionnaire.rules.ts'
import { findQuestions } from './questions.ts'
import { type FoundRespondent, listUnanswered } from './respondents.repo.ts'

interface Print {
  readonly id: string
  /** Null: all classes. */
  readonly class: string | null
}

/** Campaign that is open or will be; 422 `campaign.closed`. */
async function printable(context: Context, input: Print): Promise<FoundCampaign> {
  const campaign = await campaignInReach(context, input)
  if (campaign.state === 'closed') throw invalid('campaign.closed')
  return campaign
}

/** Those who have not answered, of the class; 422 `campaign.nobody`, `campaign.tooMany`. */
async function unanswered({ tx, reach }: Context, id: string, group: string | null, most: number): Promise<FoundRespondent[]> {
  const found = await listUnanswered(tx, reach.regionId, id, group, most + 1)
  if (found.length === 0) throw invalid('campaign.nobody')
  if (found.length > most) throw invalid('campaign.tooMany')
  return found
}

/** What is printed for these people, in their order; the programme stands on the papers of whoever gets several. */
function toPrint({ personKey, today }: Context, people: readonly FoundRespondent[]): (Printed & { of: FoundRespondent })[] {
  const papers = Map.groupBy(people, ({ view }) => view.personId)
  return people.map((of) => {
    const { view, birth } = of
    return {
      of,
      number: view.number,
      name: view.name,
      occupation: view.occupation,
      programme: (papers.get(view.personId)?.length ?? 0) > 1 ? (view.programme ?? '') : '',
      code: answerCodeOf(personKey, view.id),
      isYoung: audienceOf(birth, view.class, today) === 'child',
    }
  })
}

const fileName = (what: string, group: string | null): string => (group === null || group === '' ? `${what}.pdf` : `${what} ${group}.pdf`)

/** What is printed for those who have not answered yet. `publicUrl`: the address of the system as they open it. */
export function printing(publicUrl: string) {
  const address = `${publicUrl}/answer`
  const linkOf = (code: string) => `${address}#${code}`

  /** Cards with personal codes, ten on a page, by class and name. */
  const printSlips = defineUseCase({
    name: 'surveys.printSlips',
    permission: 'survey.run',
    sees: 'people',
    gate: processing,
    exports: true,
    authorize: printable,
    run: async (context, campaign, { class: group }: Print) => {
      const people = await unanswered(context, campaign.id, group, mostRespondents)
      const slips = toPrint(context, people).map((printed) => slipOf(printed, campaign.title, linkOf(printed.code), address))
      const document: PaperDocument = { title: campaign.title, sheets: [{ blocks: [{ kind: 'slips', slips }] }], numbered: false }
      return { name: fileName('Карточки с кодами', group), document, people: slips.length }
    },
    audit: ({ target, output, input }) => ({ organisationId: target.organisation.id, subjectId: input.id, people: output.people }),
  })

  /** Whole questionnaires, a sheet for each. 422 `campaign.tooMany` beyond `mostForms`: print by classes. */
  const printForms = defineUseCase({
    name: 'surveys.printForms',
    permission: 'survey.run',
    sees: 'people',
    gate: processing,
    exports: true,
    authorize: printable,
    run: async (context, campaign, { class: group }: Print) => {
      const people = await unanswered(context, campaign.id, group, mostForms)
      const sheets = []
      for (const { of, ...printed } of toPrint(context, people)) {
        const questions = await findQuestions(context.tx, context.reach.regionId, of)
        sheets.push(paperQuestionnaire(questions, printed, linkOf(printed.code)))
      }
      const document: PaperDocument = { title: campaign.title, sheets, numbered: false }
      return { name: fileName('Анкеты', group), document, people: sheets.length }
    },
    audit: ({ target, output, input }) => ({ organisationId: target.organisation.id, subjectId: input.id, people: output.people }),
  })

  return { printSlips, printForms }
}
