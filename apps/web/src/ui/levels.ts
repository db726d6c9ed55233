import type { Level } from '@nastavnik/contract'
import { m } from '../paraglide/messages.js'

const names = { region: m.level_region, municipality: m.level_municipality, organisation: m.level_organisation }

export const levelName = (level: Level) => names[level]()
