// What a person sees of a page. `look` runs in the browser, so it uses nothing from outside.

/**
 * The words of the element `article`, with single spaces for white space and the ends of blocks;
 * the places of its code, headings and titles in them; its shape; and all links and ids of the page.
 * What `skip` selects belongs to the engine, and what is not displayed is not seen.
 */
export function look({ article, skip, title, cards }) {
  const root = document.querySelector(article);
  if (!root) return null;
  const ignored = ["script", "style", "template", "svg", skip].filter(Boolean).join(",");
  let text = "";
  let blank = false;
  const marks = [];
  const push = (words) => {
    // A word joiner shows nothing.
    for (const character of words.replaceAll("\u2060", "")) {
      if (/\s/.test(character)) {
        blank = true;
        continue;
      }
      if (blank && text) text += " ";
      blank = false;
      text += character;
    }
  };
  // An address in prose may become a link to itself, and nothing else.
  const bare = (address) => {
    const decoded = address.replace(/(%[0-9a-f]{2})+/gi, (bytes) => {
      try {
        return decodeURIComponent(bytes);
      } catch {
        // It is compared as it is.
        return bytes;
      }
    });
    return decoded.trim().replace(/^(https?:\/\/|mailto:)/, "").replace(/\/$/, "");
  };
  const links = (element) => bare(element.getAttribute("href") ?? "") === bare(element.textContent);
  // What stands in front of the item of a numbered list.
  const number = (item) => {
    const list = item?.parentElement;
    return list?.localName === "ol" ? list.start + [...list.children].indexOf(item) : undefined;
  };
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return push(node.data), "";
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(ignored)) return "";
    const style = getComputedStyle(node);
    if (style.display === "none" || style.visibility === "hidden") return "";
    const name = node.localName;
    if (name === "img") {
      const start = text.length;
      push(node.alt);
      marks.push({ kind: "alt", start, end: text.length });
      return "img ";
    }
    if (name === "br") return push(" "), "br ";
    const block = !style.display.startsWith("inline") && style.display !== "contents";
    if (block) push(" ");
    const start = text.length;
    const inside = [...node.childNodes].map(walk).join("");
    const mark = (kind, more) => marks.push({ kind, start, end: text.length, ...more });
    const code = name === "pre" || (name === "code" && !node.closest("pre"));
    if (code) mark("code");
    // Nobody links to the title of a page or of a card.
    if (/^h[1-6]$/.test(name)) mark("heading", { id: node.id, target: name !== "h1" && !(cards && node.matches(cards)) });
    if (node.matches(title)) mark("title", { number: number(node.closest("li")) });
    if (block) push(" ");
    if (code) return `${name} `;
    // A picture stands in a paragraph or does not; both look the same.
    if (name === "p" && inside === "img ") return inside;
    // Boxes look like nothing: engines put them around things, and so do encoders. So do links that an
    // engine has taken the address from, and empty elements.
    const nothing = name === "div" || name === "span" || (name === "a" && !node.hasAttribute("href"));
    if (nothing || (inside === "" && text.length === start)) return inside;
    return name === "a" && links(node) ? inside : `${name}(${inside})`;
  };
  const shape = walk(root);
  return {
    text,
    marks,
    shape,
    links: [...new Set([...document.querySelectorAll("a[href]")].map((link) => link.href))],
    ids: [...document.querySelectorAll("[id], a[name]")].map((one) => one.id || one.name),
  };
}
