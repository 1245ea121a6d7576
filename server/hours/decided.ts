import type { Language } from '../contract/flow.ts'
import type { AskOutcome, EntryStep } from '../contract/people.ts'
import { Problem } from '../problems.ts'
import type { LevelRecord } from './level.model.ts'
import { stepsOf, type Chain } from './view-entry.ts'

// Whoever comes second is told what was decided, and by whom.

type Text = [zh: string, en: string]

const outcomes: Record<EntryStep['what'] | AskOutcome | LevelRecord['state'] | 'credited', Text> = {
  credited: ['已计入', 'credited'],
  confirmed: ['已确认', 'confirmed'],
  voided: ['不予确认', 'not confirmed'],
  reversed: ['已冲销', 'taken back'],
  given_back: ['已恢复计入', 'given back'],
  left: ['维持不变', 'left as it was'],
  refused: ['不予认定', 'refused'],
  withdrawn: ['公示已撤回', 'the notice was withdrawn'],
  announced: ['已重新公示', 'announced anew'],
}

const how = (what: keyof typeof outcomes, by: string | undefined, language: Language) => {
  const [zh, en] = outcomes[what]
  if (language === 'en') return by ? `${en} by ${by}` : en
  return `${by ?? ''}${zh}`
}

/** The 409 of an entry that was decided on. */
export const decidedHours = (chain: Pick<Chain, 'entry' | 'answers'>) => {
  const { what, by } = stepsOf(chain).at(-1) ?? { what: 'credited', by: undefined }
  return new Problem('hours.decided', (language) => ({ how: how(what, by, language) }))
}

/** The 409 of an entry on which no ask waits: how the last one was answered. */
export const nothingAsked = ({ asks }: Pick<Chain, 'asks'>) => {
  const answer = asks.findLast((ask) => ask.answer !== null)?.answer
  const said = (language: Language) =>
    language === 'en' ? `: ${how(answer!.outcome, answer!.by.name, language)}` : `（${how(answer!.outcome, answer!.by.name, language)}）`
  return new Problem('hours.not-asked', (language) => ({ how: answer ? said(language) : '' }))
}

/** The 409 of a level whose notice has come to its end. */
export const decidedLevel = ({ state, decidedBy }: Pick<LevelRecord, 'state' | 'decidedBy'>) =>
  new Problem('level.decided', (language) => ({ how: how(state, decidedBy?.name, language) }))
