import type { TargetModel } from '../schema.ts'
import type { Entry } from './entry.ts'
import { mentoringSections } from './mentoring.ts'
import { peopleSections } from './people.ts'
import { purposeSections } from './purpose.ts'
import { referenceSections } from './reference.ts'
import { reportingSections } from './reporting.ts'
import { roadmapEntries, roadmapLead } from './roadmaps.ts'
import { sourceWords } from './sources.ts'

export interface Section {
  /** Unique in the handbook. */
  readonly code: string
  readonly title: string
  readonly lead: string
  /** What the system does with the entries today. */
  readonly system: string
  readonly entries: Entry[]
}

export interface Chapter {
  readonly code: string
  readonly title: string
  /** Those that the territory has something to say in. */
  readonly sections: Section[]
}

/**
 * The whole model of a territory as people read it: chapters, sections, entries in the words of a page, sources by name.
 * All of it is Russian, like the documents it comes from.
 */
export function readHandbook(model: TargetModel): Chapter[] {
  const entries = {
    ...purposeSections(model),
    ...mentoringSections(model),
    ...peopleSections(model),
    ...reportingSections(model),
    ...referenceSections(model),
  }
  const { documents, parts } = model.handbook
  const named = (entry: Entry): Entry => ({ ...entry, source: sourceWords(entry.source, documents) })
  return parts.map(({ code, title, sections }) => ({
    code,
    title,
    sections: sections
      .flatMap((face) => (face.code === 'roadmap' ? roadmapSections(model, face) : [{ ...face, entries: entries[face.code] }]))
      .filter((section) => section.entries.length > 0)
      .map((section) => ({ ...section, entries: section.entries.map(named) })),
  }))
}

/** A section a roadmap. Its code does not name the territory: «the region's own» is compared with the same of another one. */
function roadmapSections(
  { code: territory, roadmaps, organisationKinds, handbook }: TargetModel,
  { system }: { system: string },
): Section[] {
  const stageTitle = (code: string) => handbook.stages.find((stage) => stage.code === code)?.title
  return roadmaps.map((roadmap) => ({
    code: `roadmap-${roadmap.code}`.replace(`-${territory}`, ''),
    title: roadmap.title,
    lead: [roadmapLead(roadmap, organisationKinds), roadmap.note].filter((sentence) => sentence !== null).join(' '),
    system,
    entries: roadmapEntries(roadmap, stageTitle),
  }))
}
