import type { Draft } from './check-draft.rules.ts'
import { type Question, questionsOf } from './definition.ts'
import { stableText } from './stable-text.ts'

/** A question of two texts, named by its words in the later one that has it. */
interface Named {
  readonly name: string
  readonly title: string
}

/** What distinguishes the next version from the one in force. */
export interface Differences {
  readonly added: readonly Named[]
  readonly removed: readonly Named[]
  readonly changed: readonly Named[]
  /** Those that stay stand in another order, or on other pages. */
  readonly isReordered: boolean
  /** The title, the introductions, the titles of pages. */
  readonly areHeadingsChanged: boolean
}

const headingsOf = ({ title, intro, childIntro, pages }: Draft) =>
  JSON.stringify([title, intro, childIntro, pages.map((page) => [page.name, page.title, page.childTitle])])

/** Where each question of both texts stands: its page and its order among those that stay. */
const placesOf = ({ pages }: Draft, stays: (name: string) => boolean): string =>
  JSON.stringify(pages.map(({ name, elements }) => [name, elements.flatMap((question) => (stays(question.name) ? [question.name] : []))]))

/** What has become of the questions, by name. */
export function compareDefinitions(before: Draft, after: Draft): Differences {
  const [old, fresh] = [before, after].map((text) => new Map(questionsOf(text).map((question) => [question.name, question])))
  if (old === undefined || fresh === undefined) throw new Error('two texts give two maps')
  const named = ({ name, title }: Question): Named => ({ name, title })
  const stays = (name: string) => old.has(name) && fresh.has(name)
  return {
    added: [...fresh.values()].filter(({ name }) => !old.has(name)).map(named),
    removed: [...old.values()].filter(({ name }) => !fresh.has(name)).map(named),
    changed: [...fresh.values()]
      .filter((question) => {
        const known = old.get(question.name)
        return known !== undefined && stableText(known) !== stableText(question)
      })
      .map(named),
    isReordered: placesOf(before, stays) !== placesOf(after, stays),
    areHeadingsChanged: headingsOf(before) !== headingsOf(after),
  }
}

/** Nothing would change for a respondent. */
export const isUnchanged = ({ added, removed, changed, isReordered, areHeadingsChanged }: Differences): boolean =>
  added.length + removed.length + changed.length === 0 && !isReordered && !areHeadingsChanged
