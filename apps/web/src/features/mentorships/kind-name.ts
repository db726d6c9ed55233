import type { MentorshipKind } from '@nastavnik/contract'
import { m } from '../../paraglide/messages.js'

const names = { PAIR: m.pairs_kind_pair, GROUP: m.pairs_kind_group }

export const kindName = (kind: MentorshipKind) => names[kind]()
