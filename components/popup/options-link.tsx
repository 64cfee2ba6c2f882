/** Opens the options page in a tab. */
export const OptionsLink = () => (
  <p class="storage">
    <a class="quiet" href="/options.html" target="_blank" rel="noreferrer">
      All venues and symbols…
    </a>
  </p>
);
