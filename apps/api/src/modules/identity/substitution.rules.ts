import type { Grant } from '../../access/actor.ts'
import { mayGive, substitutesHimself } from '../../access/assignments.ts'
import { isLive, type PostRow } from './users.repo.ts'

/** A substitution lasts at most a year, counted in days. */
export const longestSubstitution = 366

/**
 * The grants of an absent person that the giver may pass on for a term: those he could give himself, or, for the absent one himself,
 * those of a curator. What a substitute holds is not passed on further.
 */
export function passedOn(
  giver: readonly Grant[],
  posts: readonly PostRow[],
  { isMe, today }: { isMe: boolean; today: string },
): readonly PostRow[] {
  return posts.filter(
    (post) => post.substitutes === null && isLive(post, today) && (isMe ? substitutesHimself.includes(post.role) : mayGive(giver, post)),
  )
}
