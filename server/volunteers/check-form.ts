import { localDate, now } from '../clock.ts'
import type { Named } from '../contract/orders.ts'
import type { Actor } from '../people/actor.ts'
import { invalid, type InputError } from '../problems.ts'
import { findMenu } from '../services/find-services.ts'
import { findActiveTeams } from '../teams/find-teams.ts'
import { findPlace } from '../units/find-units.ts'
import { ageOn, birthDateIn, isEighteen, isNumberOf, isPlausibleBirth } from './identity.ts'
import type { Form } from './volunteer.ts'

// What a schema cannot say of a form: numbers, days and ages, and whether what it names is there. Every fault is told at once.

const ofAge = 18
const least = 14

type Fault = [pointer: string, zh: string, en: string] | false | undefined

/** The 422 of these faults, in the actor's language; nothing when there are none. */
export const refuse = ({ language }: Actor, faults: Fault[]) => {
  const errors: InputError[] = faults.flatMap((fault) => (fault ? [{ pointer: fault[0], detail: fault[language === 'en' ? 2 : 1] }] : []))
  if (errors.length > 0) throw invalid(...errors)
}

const ageFault = (birthDate: string, pointer: string, guarded: boolean): Fault => {
  const age = ageOn(birthDate, localDate(now()))
  if (age < least)
    return [
      pointer,
      '未满 14 周岁不能自行登记。请由监护人到村社或县级志愿服务中心办理，并和监护人一起参加活动。',
      'Under 14 one cannot register oneself. A guardian registers at the village or the county centre, and comes along to serve.',
    ]
  return age < ofAge && !guarded && ['/guardian', '未满 18 周岁需要监护人同意，请填写监护人。', 'Under 18 a guardian must agree: name the guardian.']
}

export type Papers = Pick<Form, 'idKind' | 'idNumber' | 'birthDate'>

/** The birth date that papers show, and what is wrong with them. */
export const readPapers = ({ idKind, idNumber, birthDate }: Papers, guarded: boolean): { birthDate: string; faults: Fault[] } => {
  if (!isNumberOf(idKind, idNumber))
    return { birthDate: '', faults: [['/idNumber', '证件号码不对，请逐位核对。', 'This is not such a number. Check it digit by digit.']] }
  const isRead = isEighteen(idNumber)
  const born = isRead ? birthDateIn(idNumber) : birthDate
  if (born === undefined) return { birthDate: '', faults: [['/birthDate', '请填写出生日期。', 'Give the birth date.']] }
  const pointer = isRead ? '/idNumber' : '/birthDate'
  if (!isPlausibleBirth(born, localDate(now())))
    return { birthDate: born, faults: [[pointer, '出生日期不对，请核对。', 'The birth date cannot be right. Check it.']] }
  const differs: Fault = birthDate !== undefined && birthDate !== born && ['/birthDate', '与证件号码不一致。', 'It differs from the ID number.']
  return { birthDate: born, faults: [differs, ageFault(born, pointer, guarded)] }
}

const looksLikeGrid = /^\d{12,}$/

/** The name of an area: the grid's with its village and town where it is a grid's code, else as it was written. */
export const checkArea = async ({ county }: Actor, area: string): Promise<{ areaName: string; faults: Fault[] }> => {
  if (!looksLikeGrid.test(area)) return { areaName: area, faults: [] }
  const place = await findPlace(area)
  if (place?.county._id !== county) return { areaName: '', faults: [['/area', '本县没有这个网格。', 'No such grid in your county.']] }
  return { areaName: [place.town.name, place.village.name, place.grid.name].join(' '), faults: [] }
}

/** A fault for each category that is not on the county's menu. */
export const checkCategories = async ({ county }: Actor, categories: string[]): Promise<Fault[]> => {
  const menu = new Set((await findMenu(county)).map(({ category }) => category))
  return categories.map((category, index) => !menu.has(category) && [`/categories/${index}`, '服务项目里没有这一类。', 'Not a category of the menu.'])
}

const checkTeam = async ({ county }: Actor, id: string): Promise<{ team?: Named; faults: Fault[] }> => {
  const [team] = await findActiveTeams(county, [id])
  return team
    ? { team: { id, name: team.name }, faults: [] }
    : { faults: [['/team', '没有这支服务队，或它已停止活动。', 'There is no such team, or it is not active.']] }
}

/** What a form comes to; 422 with everything that is wrong with it. */
export const checkForm = async (actor: Actor, form: Form) => {
  const [papers, area, categories, team] = [
    readPapers(form, form.guardian !== undefined),
    await checkArea(actor, form.area),
    await checkCategories(actor, form.categories),
    form.team ? await checkTeam(actor, form.team) : { faults: [] },
  ]
  refuse(actor, [...papers.faults, ...area.faults, ...categories, ...team.faults])
  return { birthDate: papers.birthDate, areaName: area.areaName, team: 'team' in team ? team.team : undefined }
}

/** Whether someone born on this day needs a guardian today. */
export const needsGuardian = (birthDate: string) => ageOn(birthDate, localDate(now())) < ofAge
