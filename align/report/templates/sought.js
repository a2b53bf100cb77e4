"use strict";

// Marks what was searched for in the nodes that the reader sees; the texts themselves stay as they are.
function markSought(nodes, needle) {
  const MOST = 500;
  if (!window.CSS?.highlights) return;
  CSS.highlights.delete("sought");
  if (needle.length < 2) return;
  const ranges = [];
  for (const node of nodes) {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && ranges.length < MOST) {
      const { currentNode } = walker;
      const text = currentNode.data.toLocaleLowerCase();
      for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) {
        if (at + needle.length > currentNode.length || ranges.length >= MOST) break;
        const range = new Range();
        range.setStart(currentNode, at);
        range.setEnd(currentNode, at + needle.length);
        ranges.push(range);
      }
    }
  }
  CSS.highlights.set("sought", new Highlight(...ranges));
}
