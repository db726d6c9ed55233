import type { ParticipantRole } from '@nastavnik/contract'
import { m } from '../paraglide/messages.js'

const names = { MENTOR: m.role_mentor, MENTEE: m.role_mentee }

export const roleName = (role: ParticipantRole) => names[role]()
