import type { IdKind } from '../contract/volunteers.ts'

// Identity papers: whether a number can be one, what it says, how it is shown.

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checkDigits = '10X98765432'
const eighteen = /^[1-9]\d{16}[\dX]$/
const permits: Record<Exclude<IdKind, 'resident_id'>, RegExp> = {
  passport: /^[A-Z0-9]{5,17}$/,
  hk_macao: /^[HM]\d{8}(\d{2})?$/,
  taiwan: /^(\d{8}|\d{10})$/,
  foreign_pr: /^[A-Z]{3}\d{12}$/,
}

/** Whether YYYY-MM-DD is a day of the calendar. */
export const isDay = (day: string) => {
  const at = new Date(`${day}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day
}

/** The check digit that goes with 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export const checkDigitOf = (seventeen: string) => {
  const sum = weights.reduce((sum, weight, index) => sum + weight * Number(seventeen[index]), 0)
  return checkDigits[sum % 11]!
}

const hasCheckDigit = (number: string) => number[17] === checkDigitOf(number)

/** The birth date within an 18-character number. */
export const birthDateIn = (number: string) => `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`

/** Whether it is a number of 18 characters that names a birth date, whatever paper it stands on. */
export const isEighteen = (number: string) => eighteen.test(number) && hasCheckDigit(number) && isDay(birthDateIn(number))

/** Whether this can be the number of such a paper. Residence permits have a number of 18 characters as well. */
export const isNumberOf = (kind: IdKind, number: string) => isEighteen(number) || (kind !== 'resident_id' && permits[kind].test(number))

/** Full years on a day. Who was born on 29 February has a birthday on 1 March in other years. */
export const ageOn = (birthDate: string, day: string) => Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (day.slice(5) < birthDate.slice(5) ? 1 : 0)

const oldest = 120

/** Whether someone may have been born on this day, seen from another: not after it, and not longer ago than people live. */
export const isPlausibleBirth = (birthDate: string, day: string) => isDay(birthDate) && birthDate <= day && ageOn(birthDate, day) <= oldest

/** 6204************34: enough for its owner to recognise. */
export const maskNumber = (number: string) => {
  const shown = number.length >= 15 ? 4 : 1
  return number.slice(0, shown) + '*'.repeat(number.length - shown - 2) + number.slice(-2)
}
