import { UnitOfCount } from '@nastavnik/contract'
import { m } from '../paraglide/messages.js'
import { showNumber } from './numbers.ts'

const counted = { PERSON: m.unit_persons, ORGANISATION: m.unit_organisations, TEAM: m.unit_teams, PRACTICE: m.unit_practices }
const names = { PERSON: m.unit_person, ORGANISATION: m.unit_organisation, TEAM: m.unit_team, PRACTICE: m.unit_practice }

/** 140 541 человек */
export const showCounted = (value: number, unit: UnitOfCount) => counted[unit]({ count: value, shown: showNumber(value) })

/** Units to choose from with their names. */
export const unitsOfCount = (): readonly (readonly [UnitOfCount, string])[] => UnitOfCount.options.map((unit) => [unit, names[unit]()])
