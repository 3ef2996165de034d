// @ts-check
// The language of the page: the reader's choice, or the browser's. It runs before the page is first painted, so that no word changes under the reader's eyes.
import {wordsFor} from './words.js';

export const EXAMPLES = [
  {name: 'examplePlan', src: 'examples/report.html', with: 'examples/plan.md'},
  {name: 'exampleRegulation', src: 'examples/regulation-2019.md', with: 'examples/regulation-2024.md'},
];

const KEY = 'duidu-language';
const languages = ['zh-Hans', 'zh-Hant', 'en'];

/** What the page says in its language now. */
export const words = () => wordsFor(document.documentElement.lang);

const firstLanguage = () => {
  const kept = localStorage.getItem(KEY);
  if (kept && languages.includes(kept)) return kept;
  const [wanted = ''] = navigator.languages ?? [];
  return /^zh-(Hant|TW|HK|MO)/i.test(wanted) ? 'zh-Hant' : /^zh/i.test(wanted) ? 'zh-Hans' : 'en';
};

/** @param {string} language */
const speak = language => {
  const words = wordsFor(language);
  document.documentElement.lang = language;
  document.title = words.title;
  for (const element of document.querySelectorAll('[data-say]')) element.textContent = words[element.getAttribute('data-say') ?? ''];
  for (const element of document.querySelectorAll('[data-label]')) element.setAttribute('aria-label', words[element.getAttribute('data-label') ?? '']);
  for (const button of document.querySelectorAll('[data-lang]')) button.setAttribute('aria-pressed', String(button.getAttribute('data-lang') === language));
  const select = /** @type {HTMLSelectElement} */ (document.getElementById('example'));
  const chosen = select.selectedIndex;
  select.replaceChildren(...EXAMPLES.map(({name}) => new Option(words[name])));
  select.selectedIndex = Math.max(0, chosen);
  document.querySelector('duidu-reader')?.setAttribute('lang', language);
};

for (const button of document.querySelectorAll('[data-lang]')) button.addEventListener('click', () => {
  const language = button.getAttribute('data-lang') ?? 'zh-Hans';
  localStorage.setItem(KEY, language);
  speak(language);
});
speak(firstLanguage());
