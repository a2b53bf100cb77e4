// The texts of a page that stand out too little from their ground by WCAG 2.2, 1.4.3 (level AA), with their ratios.
(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const channels = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return { rgb: [red, green, blue], alpha: alpha / 255 };
  };
  const over = (top, ground) => top.rgb.map((value, at) => value * top.alpha + ground[at] * (1 - top.alpha));
  const luminance = (rgb) => {
    const [red, green, blue] = rgb.map((value) => value / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const grounds = new Map([[document.documentElement, channels(getComputedStyle(document.body).backgroundColor).rgb]]);
  const groundOf = (node) => {
    if (!grounds.has(node)) grounds.set(node, over(channels(getComputedStyle(node).backgroundColor), groundOf(node.parentElement)));
    return grounds.get(node);
  };
  const poor = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    const text = walker.currentNode.data.trim();
    if (!text || !node.checkVisibility() || node.closest("script, style, .unseen, .skip, option, :disabled")) continue;
    const style = getComputedStyle(node);
    const ground = groundOf(node);
    const ink = over(channels(style.color), ground);
    const [light, dark] = [luminance(ink), luminance(ground)].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    const size = parseFloat(style.fontSize);
    const needed = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
    if (ratio < needed) poor.push(`${text.slice(0, 40)} (${node.className || node.tagName}): ${ratio.toFixed(2)}`);
  }
  return [...new Set(poor)];
})()
