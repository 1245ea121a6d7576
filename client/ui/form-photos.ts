import { computed, inject, provide, ref, type ComputedRef, type InjectionKey, type Ref } from 'vue'
import type { NewPhoto } from '../lib/api.ts'

export type PickedPhoto = { key: string; name: string; file: Blob | null; sent: NewPhoto | null; problem: string | null }

/** `keep` and `drop`: where the form keeps pictures on the device until it is sent; without them a picture lives as long as the page. */
type FormPhotos = { photos: Ref<PickedPhoto[]>; keep?: (photo: PickedPhoto) => void; drop?: (photo: PickedPhoto) => void }

const KEY: InjectionKey<FormPhotos> = Symbol('photos of the form')

/** For a form: the photos chosen in its picker, also those the server does not have yet. */
export function useFormPhotos(keeping: Omit<FormPhotos, 'photos'> = {}): Ref<PickedPhoto[]> {
  const photos = ref([]) as Ref<PickedPhoto[]>
  provide(KEY, { photos, ...keeping })
  return photos
}

/** For a form that waits for its photos: how many of them the server does not have yet. */
export function useUnsentPhotos(): ComputedRef<number> {
  const photos = useFormPhotos()
  return computed(() => photos.value.filter(({ sent }) => !sent).length)
}

/** For the picker: the photos of its form. */
export const photosOfForm = (): FormPhotos => inject(KEY, () => ({ photos: ref([]) as Ref<PickedPhoto[]> }), true)
