import type { Me } from '@contract/people.ts'
import { onScopeDispose, reactive, ref, watch, type Ref } from 'vue'
import { isAnyKept } from '../../lib/kept-mark.ts'
import { words } from '../../lib/language.ts'
import { useFormPhotos, type PickedPhoto } from '../../ui/form-photos.ts'
import { draftName, isBegun, newWriting, type Writing } from './need.ts'

const PAUSE_MS = 200
export type Saved = 'no' | 'yes' | 'failed'

// What keeps it comes beside the form: nobody waits for it to begin to write.
const store = () => import('./writings.ts')
type Store = Awaited<ReturnType<typeof store>>
// Once it is there, a page that is left has no time to wait for it.
let kept: Store | undefined

const keptPart = ({ key, name, sent }: PickedPhoto) => ({ key, name, sent })

/** Uses what keeps writings; where the browser keeps nothing, that is said and writing goes on. */
function attempts(saved: Ref<Saved>) {
  return async function attempt(then: (kept: Store) => Promise<void>): Promise<void> {
    try {
      kept ??= await store()
      await then(kept)
    } catch (error) {
      if (!(error instanceof DOMException)) throw error
      saved.value = 'failed'
    }
  }
}

const picturesBy = (attempt: ReturnType<typeof attempts>) => ({
  keep: ({ key, file }: PickedPhoto) => void (file && attempt(({ keepPicture }) => keepPicture(key, file))),
  drop: ({ key }: PickedPhoto) => void attempt(({ dropPicture }) => dropPicture(key)),
})

/** Calls back when what is watched has changed and the writer pauses, or leaves. */
function onPause(what: () => unknown, then: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const isPending = ref(false)
  const forget = () => (clearTimeout(timer), (timer = undefined))
  const atOnce = () => timer && (forget(), then())
  const start = () => (forget(), (isPending.value = true), (timer = setTimeout(atOnce, PAUSE_MS)))
  watch(() => JSON.stringify(what()), start)
  const settle = () => (isPending.value = timer !== undefined)
  window.addEventListener('pagehide', atOnce)
  onScopeDispose(() => (atOnce(), window.removeEventListener('pagehide', atOnce)))
  return { forget, settle, isPending }
}

async function pick(kept: Store, { photos }: Writing): Promise<PickedPhoto[]> {
  const files = await Promise.all(photos.map(({ key }) => kept.pictureOf(key)))
  return photos
    .map((photo, n) => ({ ...photo, file: files[n] ?? null, problem: photo.sent ? null : words('photos.kept') }))
    .filter(({ file, sent }) => file ?? sent)
}

/**
 * A need being written, kept on this device as it is written, with its photos: it survives a reload, a closed tab and a dead network.
 * `saved` tells whether it is there; `failed`, that this browser keeps nothing.
 */
export function useWriting(me: Me, forSomeone: boolean) {
  const writing = reactive<Writing>(newWriting(me, forSomeone))
  const saved = ref<Saved>('no')
  const isOpen = ref(false)
  const attempt = attempts(saved)
  const photos = useFormPhotos(picturesBy(attempt))
  const content = () => [writing.need, photos.value.map(keptPart)]
  const { forget: forgetChange, settle, isPending } = onPause(content, () => void (isOpen.value && save()))
  let keptAs = ''

  async function save(): Promise<void> {
    forgetChange()
    const isChanged = JSON.stringify(content()) !== keptAs
    keptAs = JSON.stringify(content())
    Object.assign(writing, { photos: photos.value.map(keptPart), ...(writing.state === 'draft' && isChanged && { at: Date.now() }) })
    const isKept = writing.state === 'waiting' || isBegun(writing)
    if (isKept || isAnyKept.value) await attempt(({ keepWriting, dropWriting }) => (isKept ? keepWriting(writing) : dropWriting(writing)))
    if (saved.value !== 'failed') saved.value = isKept ? 'yes' : 'no'
    // What was written while it was kept is not kept yet.
    settle()
  }

  /** Takes up what was begun under this name, or the draft. */
  async function open(id = draftName(forSomeone)): Promise<void> {
    Object.assign(writing, newWriting(me, forSomeone))
    photos.value = []
    saved.value = 'no'
    const read = async (kept: Store) => {
      const found = await kept.findWriting(me.person.id, id)
      if (found) photos.value = await pick(kept, Object.assign(writing, found))
      saved.value = found ? 'yes' : 'no'
    }
    if (isAnyKept.value) await attempt(read)
    keptAs = JSON.stringify(content())
    isOpen.value = true
  }

  /** From here on nothing more is kept: it went its way. */
  const close = () => ((isOpen.value = false), forgetChange())

  /** Throws it away, with its photos, and begins an empty one. */
  async function discard(): Promise<void> {
    close()
    await attempt(({ dropWriting }) => dropWriting(writing))
    await open()
  }

  return { writing, photos, saved, isPending, open, save, discard, close }
}
