import { answeringRoutes, surveyRoutes } from '@nastavnik/contract'
import type { Binder } from '../../access/binder.ts'
import type { Environment } from '../../access/use-case.ts'
import { pace } from '../../kernel/pace.ts'
import { Problem } from '../../kernel/problem.ts'
import { finishAnswers, openQuestionnaire, saveAnswers } from './answering.ts'
import { addNewcomers, closeCampaign, correctCampaign } from './change-campaign.ts'
import { enterSheet, giveLink, openSheet } from './enter-paper.ts'
import { getCampaign, listCampaigns, listRespondents } from './list-campaigns.ts'
import { getPlan, setPlan } from './plan.ts'
import { printing } from './print.ts'
import { previewCampaign, startCampaign } from './start-campaign.ts'

export function bindSurveys(binder: Binder, publicUrl: string): void {
  const { printSlips, printForms } = printing(publicUrl)
  binder.use(surveyRoutes.list, listCampaigns)
  binder.use(surveyRoutes.preview, previewCampaign)
  binder.use(surveyRoutes.create, startCampaign)
  binder.use(surveyRoutes.get, getCampaign)
  binder.use(surveyRoutes.correct, correctCampaign)
  binder.use(surveyRoutes.close, closeCampaign)
  binder.use(surveyRoutes.addNewcomers, addNewcomers)
  binder.use(surveyRoutes.respondents, listRespondents)
  binder.usePaper(surveyRoutes.slips, printSlips)
  binder.usePaper(surveyRoutes.forms, printForms)
  binder.use(surveyRoutes.link, giveLink)
  binder.use(surveyRoutes.sheet, openSheet)
  binder.use(surveyRoutes.enterSheet, enterSheet)
  binder.use(surveyRoutes.getPlan, getPlan)
  binder.use(surveyRoutes.setPlan, setPlan)
}

/** Wrong codes from one address in a minute: a class types with mistakes, a machine tries. */
const wrongInAMinute = 60

/** Answers come without an account, by a personal code. A right code is always heard; wrong ones beyond the limit are told to wait. */
export function bindAnswering(binder: Binder, environment: Environment): void {
  const withinPace = pace(wrongInAMinute)
  const heard = async <Reply>(address: string, answer: Promise<Reply>): Promise<Reply> => {
    try {
      return await answer
    } catch (error) {
      const isWrong = error instanceof Problem && error.code === 'answering.unknown'
      if (isWrong && !withinPace(address, environment.clock.now())) throw new Problem(429, 'answering.tooManyTries')
      throw error
    }
  }
  binder.open(answeringRoutes.open, (input, { ip }) => heard(ip, openQuestionnaire(environment, input)))
  binder.open(answeringRoutes.save, (input, { ip }) => heard(ip, saveAnswers(environment, input)))
  binder.open(answeringRoutes.finish, (input, { ip }) => heard(ip, finishAnswers(environment, input)))
}
