import type { LegalAct } from './handbook/law.ts'
import type { Handbook } from './handbook.ts'
import { told } from './overrides.ts'
import { reformed } from './reforms.ts'
import type { MentoringForm } from './schema/forms.ts'
import type { ReportForm } from './schema/report-forms.ts'
import type { Federal, TargetModel, TerritoryFolder } from './schema.ts'

/** The territory's model: federal definitions with its choices applied. */
export function merge(federal: Federal, folder: TerritoryFolder): TargetModel {
  const { territory, indicators, municipalities } = folder
  const { forms: enabled, excludes, overrides, ...face } = territory.value
  const forms = federal.forms.value.flatMap((form) => {
    const choice = enabled.find(({ code }) => code === form.code)
    return choice ? [{ ...form, aliases: [...form.aliases, ...choice.aliases], steward: choice.steward, choiceSource: choice.source }] : []
  })
  return {
    ...face,
    forms,
    organisationKinds: choose(federal.organisationKinds.value, excludes.organisationKinds, overrides.organisationKinds),
    roles: choose(federal.roles.value, excludes.roles, overrides.roles),
    reportForms: reportFormsOf(federal.reportForms.value, forms, face.captions.municipality),
    compositions: federal.compositions.value,
    bases: federal.bases.value,
    consents: federal.consents.value,
    retention: federal.retention.value,
    letters: federal.letters.value,
    readiness: { ...federal.readiness.value, gates: choose(federal.readiness.value.gates, [], overrides.gates) },
    surveys: { ...federal.surveys.value, ...told(overrides.surveys) },
    matching: { ...federal.matching.value, ...told(overrides.matching) },
    indicators: indicators.value.flatMap(({ denominatorTitle, ...indicator }) => {
      const definition = federal.indicators.value.indicators.find(({ code }) => code === indicator.code)
      if (!definition) return []
      const { project, numerator, measure } = definition
      return [{ ...indicator, project, numerator, denominator: { measure, title: denominatorTitle } }]
    }),
    measures: federal.indicators.value.measures,
    municipalities: municipalities.value.map((municipality) => reformed(municipality, face.reforms)),
    handbook: handbookOf(federal, folder, forms),
    roadmaps: folder.roadmaps.value,
    aggregateFacts: folder.aggregateFacts.value,
  }
}

function choose<T extends { code: string }>(entries: T[], excluded: string[], overrides: (Partial<T> & { code: string })[]): T[] {
  return entries
    .filter(({ code }) => !excluded.includes(code))
    .map((entry) => ({ ...entry, ...overrides.find(({ code }) => code === entry.code) }))
}

/** Form 1, then one report per mentoring form in model order; those without an official number follow the common layout. */
function reportFormsOf(
  { headcounts, layout, official }: Federal['reportForms']['value'],
  forms: MentoringForm[],
  municipality: string,
): ReportForm[] {
  const programmes = forms.map(({ code, title }) => {
    const { mentorsColumn, ...known } = official.find(({ form }) => form === code) ?? {
      form: code,
      number: null,
      heading: layout.heading.replace('{form}', title),
      title: layout.title.replace('{form}', title),
      note: null,
      source: layout.source,
    }
    return {
      ...known,
      columns: { ...layout.columns, municipality, mentors: mentorsColumn ?? layout.columns.mentors },
      mentorDetails: mentorsColumn !== undefined,
      totalCaption: layout.totalCaption,
      footnote: layout.footnote,
    }
  })
  return [{ ...headcounts, columns: { ...headcounts.columns, municipality } }, ...programmes]
}

/** What a user of the territory reads: its own words where it has them, the federal ones elsewhere. */
function handbookOf(federal: Federal, territory: TerritoryFolder, forms: MentoringForm[]): Handbook {
  const ofTerritory = ({ form }: { form: string }) => forms.some(({ code }) => code === form)
  const { goal, tasks, ...ownPurpose } = territory.purpose.value
  return {
    purpose: { ...ownPurpose, goal: goal ?? federal.purpose.value.goal, tasks: tasks ?? federal.purpose.value.tasks },
    formAims: federal.formAims.value.filter(ofTerritory),
    roleModels: federal.roleModels.value.filter(ofTerritory),
    stages: federal.stages.value,
    ...federal.techniques.value,
    ...federal.criteria.value,
    monitoring: {
      ...federal.monitoring.value,
      satisfaction: territory.territory.value.overrides.satisfaction ?? federal.monitoring.value.satisfaction,
    },
    dictionaries: federal.dictionaries.value,
    ...territory.actors.value,
    reportCalendar: territory.reportCalendar.value,
    site: territory.site.value,
    legalActs: [...federal.legalActs.value, ...territory.legalActs.value].toSorted(byDate),
    inconsistencies: federal.inconsistencies.value,
    incidents: federal.incidents.value,
    documents: federal.documents.value,
    parts: federal.sections.value.parts,
  }
}

/** An act without a known date comes last. */
const byDate = (a: LegalAct, b: LegalAct) => (a.date ?? '9999').localeCompare(b.date ?? '9999')
