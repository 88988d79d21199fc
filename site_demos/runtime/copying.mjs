// Giving the reader a text to paste elsewhere.

/**
 * Copy a text, and let the button that was pressed for it say how that went.
 * @param {Element} button
 * @param {string} text
 * @param {string} otherwise what it says where there is no clipboard
 */
export async function copy(button, text, otherwise) {
  const label = button.textContent;
  button.textContent = (await copied(text)) ? "Copied" : otherwise;
  setTimeout(() => {
    button.textContent = label;
  }, 2000);
}

async function copied(/** @type {string} */ text) {
  try {
    await navigator.clipboard.writeText(text); // there is no clipboard without https
    return true;
  } catch {
    return false;
  }
}
