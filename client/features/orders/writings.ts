import type { OrderView } from '@contract/orders.ts'
import { createStore, del, delMany, entries, get, set } from 'idb-keyval'
import { shallowRef } from 'vue'
import { postOrder, postPhoto } from '../../lib/api.ts'
import { uuid } from '../../lib/idempotency.ts'
import { markKept, onKeptElsewhere } from '../../lib/kept-mark.ts'
import { asProblem, fieldErrors, type Problem } from '../../lib/problem.ts'
import { bodyOf, type KeptPhoto, type Writing } from './need.ts'

// Needs being written and needs that wait for the network, on this device alone. They outlive the tab; each is its writer's and shown to nobody else.
// What they are made of lies apart from the pictures: a letter more must not write megabytes.

const needs = createStore('liudan-needs', 'needs')
const pictures = createStore('liudan-pictures', 'pictures')
let reader = ''

const nameOf = ({ person, id }: Pick<Writing, 'person' | 'id'>) => `${person}/${id}`
const plain = (writing: Writing) => JSON.parse(JSON.stringify(writing)) as Writing

/** What the reader of last time has kept here, the oldest first. */
export const writings = shallowRef<Writing[]>([])

async function readAll(): Promise<Writing[]> {
  const all = (await entries<string, Writing>(needs)).map(([, writing]) => writing)
  writings.value = all.filter(({ person }) => person === reader).sort((a, b) => a.at - b.at)
  return all
}

/** Reads what this person has kept. */
export async function readWritings(person: string): Promise<void> {
  reader = person
  await readAll()
}

onKeptElsewhere(() => void readWritings(reader))

async function changed(): Promise<void> {
  markKept((await readAll()).length > 0 ? uuid() : null)
}

/** One of a person's writings, if it is there still. */
export const findWriting = (person: string, id: string): Promise<Writing | undefined> => get<Writing>(nameOf({ person, id }), needs)

/** Keeps a writing as it stands. */
export async function keepWriting(writing: Writing): Promise<void> {
  await set(nameOf(writing), plain(writing), needs)
  await changed()
}

/** Forgets a writing; its pictures too, unless they go on in another. */
export async function dropWriting(writing: Writing, { pictures: too = true } = {}): Promise<void> {
  await del(nameOf(writing), needs)
  const keys = writing.photos.map(({ key }) => key)
  if (too) await delMany(keys, pictures)
  await changed()
}

/** From here on it waits to be sent, under the name of its own that is answered, and a new draft may be begun. */
export async function putInQueue(writing: Writing): Promise<string> {
  const waiting: Writing = { ...plain(writing), id: writing.state === 'draft' ? uuid() : writing.id, state: 'waiting', at: Date.now(), refusal: null }
  await keepWriting(waiting)
  if (waiting.id !== writing.id) await dropWriting(writing, { pictures: false })
  return waiting.id
}

export const keepPicture = (key: string, file: Blob): Promise<void> => set(key, file, pictures)
export const dropPicture = (key: string): Promise<void> => del(key, pictures)
export const pictureOf = (key: string): Promise<File | undefined> => get<File>(key, pictures)

async function sendPhoto(photo: KeptPhoto): Promise<void> {
  const file = photo.sent ? undefined : await pictureOf(photo.key)
  if (file) photo.sent = await postPhoto(file, photo.key)
}

/** A picture the server no longer has was left lying too long: it goes again, as a new one. */
async function sendAgain(writing: Writing): Promise<void> {
  for (const photo of writing.photos) {
    const file = await pictureOf(photo.key)
    await dropPicture(photo.key)
    Object.assign(photo, { key: uuid(), sent: null })
    if (file) await keepPicture(photo.key, file)
    await sendPhoto(photo)
  }
}

async function post(writing: Writing): Promise<OrderView> {
  for (const photo of writing.photos) await sendPhoto(photo)
  try {
    return await postOrder(bodyOf(writing), writing.key)
  } catch (error) {
    if (!writing.photos.length || !fieldErrors(asProblem(error))['photos']) throw error
    await sendAgain(writing)
    return postOrder(bodyOf(writing), writing.key)
  }
}

/** Sends the photos that are still here, then the need, and forgets it once it is posted. A refusal is kept with it and thrown as a Problem. */
export async function sendWriting(writing: Writing): Promise<OrderView> {
  try {
    const order = await post(writing)
    await dropWriting(writing)
    return order
  } catch (error) {
    const problem: Problem = asProblem(error)
    writing.refusal = problem.body.code === 'client.unreachable' ? null : problem.body
    await keepWriting(writing)
    throw problem
  }
}
