import { maskName } from '../people/mask.ts'

// What people wrote for the order's own circle is shown to anyone only without who, where exactly, and how to reach them. Too much is hidden rather than too little.

const digit = '[0-9０-９〇零一二三四五六七八九]'
const numbers = new RegExp(`${digit}(?:[\\s\\-－—]?${digit}){6,}[xX]?`, 'g')
const addresses = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const accounts = /(微信|wechat|wx|vx|qq)(号?\s*[:：]?\s*)[\w-]{5,}/gi
const count = '[0-9０-９〇零一二三四五六七八九十百A-Za-z]+'
const doors = new RegExp(`${count}\\s?(?:号楼|号院|号|栋|幢|座|单元|室)(?:\\s?${count}\\s?(?:号楼|单元|层|楼|室|号|户)?)*`, 'g')

const withoutNames = (text: string, names: string[]) =>
  [...new Set(names)]
    .filter((name) => name.length > 1)
    .sort((a, b) => b.length - a.length)
    .reduce((rest, name) => rest.replaceAll(name, maskName(name)), text)

/** The text with these names masked, and telephone and other long numbers, addresses of mail and chat, and doors left out. */
export const publicWords = (text: string, { names, address }: { names: string[]; address: string }) =>
  withoutNames(address.length > 1 ? text.replaceAll(address, '**') : text, names)
    .replace(addresses, '****')
    .replace(accounts, '$1$2****')
    .replace(numbers, '****')
    .replace(doors, '**')
