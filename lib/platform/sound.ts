import { browser } from './browser';
import { playTone, type ToneName } from './tone';

/**
 * Plays a tone from the background. Firefox's is a page; a worker cannot play, and need not carry what could: there a hidden
 * page does, which the browser closes once it is silent.
 */
export async function playSound(name: ToneName): Promise<void> {
  if (import.meta.env.FIREFOX) {
    playTone(name);
    return;
  }
  // There may be one at a time; the last tone may still be fading.
  await browser.offscreen.closeDocument().catch(() => {});
  await browser.offscreen.createDocument({
    url: `/sound.html#${name}`,
    reasons: ['AUDIO_PLAYBACK'],
    justification: 'Plays the sound that you chose for an alert.',
  });
}
