import { onScopeDispose, ref, watchEffect, type Ref } from 'vue'
import { photoOf, postPhoto, type NewPhoto } from '../lib/api.ts'
import { uuid } from '../lib/idempotency.ts'
import { asProblem } from '../lib/problem.ts'
import { unsentOfForm } from './unsent-photos.ts'

export type PickedPhoto = { key: string; name: string; file: File | null; sent: NewPhoto | null; problem: string | null }

const sentBefore = (id: string): PickedPhoto => ({ key: id, name: '', file: null, sent: photoOf(id), problem: null })

/** Pictures being sent, after those with the ids `before`, which the server has already; `changed` hears the ids of those the server has, in the order they were chosen. */
export function usePhotos(before: string[], changed: (ids: string[]) => void) {
  const photos = ref(before.map(sentBefore)) as Ref<PickedPhoto[]>
  const unsent = unsentOfForm()
  watchEffect(() => (unsent.value = photos.value.filter(({ sent }) => !sent).length))
  onScopeDispose(() => (unsent.value = 0))
  const tell = () => changed(photos.value.flatMap(({ sent }) => sent?.id ?? []))

  async function send(photo: PickedPhoto): Promise<void> {
    if (!photo.file) return
    photo.problem = null
    try {
      photo.sent = await postPhoto(photo.file, photo.key)
      tell()
    } catch (error) {
      photo.problem = asProblem(error).message
    }
  }

  function add(file: File): void {
    photos.value.push({ key: uuid(), name: file.name, file, sent: null, problem: null })
    void send(photos.value.at(-1)!)
  }

  function remove(photo: PickedPhoto): void {
    photos.value = photos.value.filter(({ key }) => key !== photo.key)
    tell()
  }

  return { photos, add, remove, retry: (photo: PickedPhoto) => void send(photo) }
}
