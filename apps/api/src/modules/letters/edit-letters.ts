import {
  type LetterCard,
  type LetterItem,
  type LetterKind,
  type LetterWording,
  letterWords,
  missingWords,
  strangeWords,
} from '@nastavnik/contract'
import { userIdOf } from '../../access/actor.ts'
import { processing } from '../../access/gate.ts'
import { type Context, defineUseCase, noPeople } from '../../access/use-case.ts'
import { conflict, invalid } from '../../kernel/problem.ts'
import { wholeTerritory } from './whole-territory.ts'
import { findWordings, insertWording, listVersions } from './wordings.repo.ts'

function definitionOf({ model }: Pick<Context, 'model'>, kind: LetterKind) {
  const found = model.letters.kinds.find(({ code }) => code === kind)
  if (found === undefined) throw new Error(`the model has no ${kind}`)
  return found
}

/** Every kind of letter, and whether its words are the territory's own. 404 `unit.notFound` for those who do not reach the whole of it. */
export const listLetters = defineUseCase({
  name: 'letters.listLetters',
  permission: 'letter.edit',
  sees: 'people',
  gate: processing,
  authorize: wholeTerritory,
  run: async ({ tx, reach, model }) => {
    const own = await findWordings(tx, reach.regionId)
    const items = model.letters.kinds.map(({ code, title, about }): LetterItem => ({ kind: code, title, about, isOwn: own.has(code) }))
    return { items }
  },
  audit: noPeople,
})

async function cardOf({ tx, reach, model }: Context, kind: LetterKind): Promise<LetterCard> {
  const { title, about, subject, text } = definitionOf({ model }, kind)
  const versions = await listVersions(tx, reach.regionId, kind)
  const original = { subject, text }
  const [newest] = versions
  const own = newest?.wording ?? null
  const known: readonly string[] = letterWords[kind].may
  return {
    ...{ kind, title, about, isOwn: own !== null, ...(own ?? original), original, version: newest?.version ?? 0, versions },
    words: model.letters.words.flatMap(({ code, title: meaning, sample }) =>
      known.includes(code) ? [{ word: code, title: meaning, sample }] : [],
    ),
  }
}

/** The words of a kind of letter with all their versions. 404 `unit.notFound`. */
export const getLetter = defineUseCase({
  name: 'letters.getLetter',
  permission: 'letter.edit',
  sees: 'people',
  gate: processing,
  authorize: wholeTerritory,
  run: (context, _target, { kind }: { kind: LetterKind }) => cardOf(context, kind),
  audit: noPeople,
})

/** 422 `letter.wordUnknown`, `letter.wordMissing` at the field. */
function checkWording(kind: LetterKind, wording: LetterWording): void {
  const fields = (['subject', 'text'] as const).filter((field) => strangeWords(kind, wording[field]).length > 0)
  if (fields.length > 0)
    throw invalid(
      'letter.wordUnknown',
      fields.map((path) => ({ path: `wording.${path}`, code: 'letter.wordUnknown' })),
    )
  if (missingWords(kind, wording.text).length > 0)
    throw invalid('letter.wordMissing', [{ path: 'wording.text', code: 'letter.wordMissing' }])
}

interface Written {
  readonly kind: LetterKind
  readonly version: number
  readonly wording: LetterWording | null
}

/** Writes a new version; null brings the original words back. 422 as `checkWording`, 409 `letter.outdated` with the card as it stands, 404 `unit.notFound`. */
export const setWording = defineUseCase({
  name: 'letters.setWording',
  permission: 'letter.edit',
  sees: 'people',
  gate: processing,
  changes: true,
  authorize: wholeTerritory,
  run: async (context, _target, { kind, version: seen, wording }: Written) => {
    if (wording !== null) checkWording(kind, wording)
    const { tx, reach, actor, clock } = context
    const present = await cardOf(context, kind)
    if (present.version !== seen) throw conflict('letter.outdated', present)
    const written = { regionId: reach.regionId, kind, version: seen + 1, wording, writtenBy: userIdOf(actor), writtenAt: clock.now() }
    if (!(await insertWording(tx, written))) throw conflict('letter.outdated', await cardOf(context, kind))
    return cardOf(context, kind)
  },
  audit: noPeople,
})
