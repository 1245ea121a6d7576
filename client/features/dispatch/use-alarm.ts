import { onMounted, onScopeDispose, ref } from 'vue'

const PLACE = 'liudan.sound'
const NOTES = [880, 660, 880]
const NOTE_S = 0.22

/** Whether emergencies may be heard; remembered on this device. */
export const sound = ref(localStorage.getItem(PLACE) !== 'off')

export function switchSound(): void {
  sound.value = !sound.value
  localStorage.setItem(PLACE, sound.value ? 'on' : 'off')
}

function play(context: AudioContext, pitch: number, at: number): void {
  const [tone, volume] = [context.createOscillator(), context.createGain()]
  tone.frequency.value = pitch
  volume.gain.setValueAtTime(0.25, at)
  volume.gain.exponentialRampToValueAtTime(0.001, at + NOTE_S)
  tone.connect(volume).connect(context.destination)
  tone.start(at)
  tone.stop(at + NOTE_S)
}

/** A tone for emergencies. `isBlocked` until the browser lets a page sound, which it does at the first press of a key or the mouse. */
export function useAlarm() {
  const context = new AudioContext()
  const isBlocked = ref(context.state !== 'running')
  context.addEventListener('statechange', () => (isBlocked.value = context.state !== 'running'))

  const allow = () => {
    if (context.state === 'suspended') void context.resume()
  }

  function ring(): void {
    if (sound.value && !isBlocked.value) NOTES.forEach((pitch, index) => play(context, pitch, context.currentTime + index * NOTE_S))
  }

  const gestures = ['click', 'keydown'] as const
  onMounted(() => gestures.forEach((gesture) => window.addEventListener(gesture, allow)))
  onScopeDispose(() => {
    gestures.forEach((gesture) => window.removeEventListener(gesture, allow))
    void context.close()
  })
  return { isBlocked, ring }
}
