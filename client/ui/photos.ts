import { onScopeDispose } from 'vue'
import { photoOf, postPhoto } from '../lib/api.ts'
import { uuid } from '../lib/idempotency.ts'
import { words } from '../lib/language.ts'
import { asProblem } from '../lib/problem.ts'
import { photosOfForm, type PickedPhoto } from './form-photos.ts'

const sentBefore = (id: string): PickedPhoto => ({ key: id, name: '', file: null, sent: photoOf(id), problem: null })

/** Shows a picture that is here before the server has it. */
function previews() {
  const shown = new Map<Blob, string>()
  onScopeDispose(() => shown.forEach((url) => URL.revokeObjectURL(url)))
  return function previewOf(file: Blob): string {
    if (!shown.has(file)) shown.set(file, URL.createObjectURL(file))
    return shown.get(file)!
  }
}

/** Pictures being sent, after those the form has already or else those with the ids `before`; `changed` hears the ids of those the server has, in the order they were chosen. */
export function usePhotos(before: string[], changed: (ids: string[]) => void) {
  const { photos, keep, drop } = photosOfForm()
  if (photos.value.length === 0) photos.value = before.map(sentBefore)
  const tell = () => changed(photos.value.flatMap(({ sent }) => sent?.id ?? []))

  async function send(photo: PickedPhoto): Promise<void> {
    if (!photo.file) return
    photo.problem = null
    try {
      photo.sent = await postPhoto(photo.file as File, photo.key)
      tell()
    } catch (error) {
      const { message, body } = asProblem(error)
      // What is kept on the device goes with the rest, once there is a network.
      photo.problem = keep && body.code === 'client.unreachable' ? words('photos.kept') : message
    }
  }

  function add(file: File): void {
    photos.value.push({ key: uuid(), name: file.name, file, sent: null, problem: null })
    const photo = photos.value.at(-1)!
    keep?.(photo)
    void send(photo)
  }

  function remove(photo: PickedPhoto): void {
    photos.value = photos.value.filter(({ key }) => key !== photo.key)
    drop?.(photo)
    tell()
  }

  return { photos, add, remove, retry: (photo: PickedPhoto) => void send(photo), previewOf: previews() }
}
