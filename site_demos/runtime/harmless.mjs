// Markup that anybody may have written, without what could act. The policy of the page would refuse scripts in it, too.

/** @param {string} markup */
export async function harmless(markup) {
  const { default: purify } = await import("../vendor/purify.mjs");
  return purify.sanitize(markup, { FORBID_TAGS: ["style", "form"] });
}
