import * as z from 'zod/mini'

/**
 * States and kinds that stand in the addresses of pages: the shell of the interface reads them at once, and what else the contract says of them
 * when a page asks for it.
 */

/** `waiting`: the waiting list. */
export const ApplicationState = z.enum(['new', 'waiting', 'accepted', 'declined'])
export type ApplicationState = z.infer<typeof ApplicationState>

/** What was done with people's data. */
export const AuditKind = z.enum(['read', 'export', 'change', 'refusal', 'signIn'])
export type AuditKind = z.infer<typeof AuditKind>

export const CampaignState = z.enum(['planned', 'open', 'closed'])
export type CampaignState = z.infer<typeof CampaignState>

/** `silent`: has not begun; `started`: has answered something (never said of an anonymous campaign). */
export const RespondentState = z.enum(['silent', 'started', 'answered'])
export type RespondentState = z.infer<typeof RespondentState>

/** Each purpose has a consent and a sheet of its own (156-ФЗ of 24.06.2025). */
export const consentKinds = ['PROCESSING', 'PUBLICATION', 'PSY_DIAGNOSTICS', 'TRANSFER_TO_PARTNER', 'MEDIA'] as const

export const ConsentKind = z.enum(consentKinds)
export type ConsentKind = z.infer<typeof ConsentKind>

/** What a mentor passes before he is matched, and what it means when he has not (model `readiness`). */
export const gateCodes = ['INTERVIEW', 'TRAINING', 'SAFETY_CHECK'] as const

export const GateCode = z.enum(gateCodes)
export type GateCode = z.infer<typeof GateCode>

/** `ready`: nothing stands against matching; `warned`: it may be done; `blocked`: it may not. */
export const readinessVerdicts = ['ready', 'warned', 'blocked'] as const

export const ReadinessVerdict = z.enum(readinessVerdicts)
export type ReadinessVerdict = z.infer<typeof ReadinessVerdict>

export const IncidentState = z.enum(['open', 'closed'])
export type IncidentState = z.infer<typeof IncidentState>

export const PupilState = z.enum(['lacking', 'given'])
export type PupilState = z.infer<typeof PupilState>

export const InquiryState = z.enum(['unasked', 'asked', 'answered'])
export type InquiryState = z.infer<typeof InquiryState>

/** A pair has one mentee, a group two or more. */
export const MentorshipKind = z.enum(['PAIR', 'GROUP'])
export type MentorshipKind = z.infer<typeof MentorshipKind>

/** Who a person is; a card that does not say is read by the forms its person takes part in (`kindByForms`). */
export const PersonKind = z.enum(['PUPIL', 'STUDENT', 'TEACHER', 'SPECIALIST', 'ALUMNUS', 'PARENT', 'OTHER'])
export type PersonKind = z.infer<typeof PersonKind>

/** `unchecked` — criteria not checked yet, counts; `notPractice` — judged not to be a mentoring practice, does not count. */
export const Practice = z.enum(['unchecked', 'practice', 'notPractice'])
export type Practice = z.infer<typeof Practice>

export const ResultsBy = z.enum(['class', 'programme', 'form'])
export type ResultsBy = z.infer<typeof ResultsBy>

export const SubjectRequestState = z.enum(['OPEN', 'DONE', 'REFUSED'])
export type SubjectRequestState = z.infer<typeof SubjectRequestState>

/** `invited`: no password yet; `locked`: too many failures; `ended`: no grant of today or of the days to come. */
export const UserState = z.enum(['active', 'invited', 'locked', 'ended'])
export type UserState = z.infer<typeof UserState>

/** What comes first once as many as possible are placed: the sum of points; wishes of both sides; first choices of mentees; the worst pair. */
export const MatchingMode = z.enum(['points', 'stable', 'rankMaximal', 'worstPair'])
export type MatchingMode = z.infer<typeof MatchingMode>

/** A pair that is to be; one that must not be; how many mentees a mentor takes. */
export const DecisionKind = z.enum(['LOCK', 'PROHIBITION', 'PLACES'])
export type DecisionKind = z.infer<typeof DecisionKind>

/** What somebody says to the pair proposed: да, пока не ясно, нет. */
export const PairAnswer = z.enum(['YES', 'UNSURE', 'NO'])
export type PairAnswer = z.infer<typeof PairAnswer>

/** Which rows of the draft: `unanswered` — somebody has not said yes or no. */
export const PairsFilter = z.enum(['unplaced', 'placed', 'locked', 'warned', 'agreed', 'refused', 'unanswered'])
export type PairsFilter = z.infer<typeof PairsFilter>

/** `points`: the worst pair first; `waiting`: the longest first. */
export const PairsOrder = z.enum(['name', 'points', 'waiting'])
export type PairsOrder = z.infer<typeof PairsOrder>
