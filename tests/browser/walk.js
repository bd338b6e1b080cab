// Walk from the view that is seen by one key until nothing new comes, and tell of every view: the item and its part, what stands of them in the
// address and on the screen, which rows are seen, and what is wrong with the words that are seen.
({ key, least }) => {
const wrong = () => {
    const { item } = document.documentElement.dataset;
    const slide = document.querySelector(`.st-key-slide_${item}`), room = slide.querySelector(`.st-key-stage_${item}`);
    const frame = slide.getBoundingClientRect(), found = new Set();
    const words = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
        const [text, element, range] = [words.currentNode, words.currentNode.parentElement, document.createRange()];
        range.selectNodeContents(text);
        const [box, style, svg] = [range.getBoundingClientRect(), getComputedStyle(element), element.closest('svg')];
        const isUnseen = !text.data.trim() || box.width < 1 || box.height < 1 || !element.checkVisibility({ visibilityProperty: true });
        if (isUnseen || style.clipPath !== 'none' || element.closest('style, script, .vh, .to-table, .stage-out')) continue;
        const say = what => found.add(`${what}: ${text.data.trim().slice(0, 40)}`);
        const drawn = svg ? Math.hypot(element.getScreenCTM().a, element.getScreenCTM().b) : element.currentCSSZoom;
        const size = parseFloat(style.fontSize) * drawn;
        if (size < least * 0.999) say(`small ${size.toFixed(1)}`);
        const around = room?.contains(element) ? room.getBoundingClientRect() : frame;
        if (box.right > around.right + 2 || box.left < around.left - 2) say('outside across');
        // A line of type is higher than its letters.
        if (box.bottom > around.bottom + 4 || box.top < around.top - 4) say('outside down');
        // Words on an axis of time reach across their mark.
        const cell = element.closest('.lane, .time') ? null : element.closest('td, th');
        if (cell?.getClientRects().length && box.right > cell.getBoundingClientRect().right + 3) say('in the next cell');
        for (let outer = element; outer !== slide; outer = outer.parentElement) {
            const isCut = outer.scrollHeight > outer.clientHeight + 6 || outer.scrollWidth > outer.clientWidth + 2;
            if (outer !== room && outer.clientWidth && getComputedStyle(outer).overflow !== 'visible' && isCut) say('cut');
        }
    }
    return [...found];
};
// Rows of tables, lists and what is folded, by their places among all of them; headings and totals are no rows.
const rows = item => [...document.querySelectorAll(`.st-key-stage_${item} :is(tbody tr, li, dl.terms > div, details:not([open]))`)].filter(
    row => !row.matches('.group, .head, .more, details:not([open]) *, tr *'));
const view = () => {
    const { item, part } = document.documentElement.dataset;
    const asked = new URL(location.href).searchParams;
    return {
        place: [Number(item), Number(part)],
        in_address: [Number(asked.get('punkt')), Number(asked.get('del') ?? 1)],
        words: document.querySelector(`.st-key-slide_${item} .stage-part`).textContent,
        rows: rows(item).flatMap((row, place) => row.checkVisibility({ visibilityProperty: true }) ? [place] : []),
        whole: rows(item).length,
        wrong: wrong(),
    };
};
const views = [];
for (let seen = view(); seen.place.join() !== views.at(-1)?.place.join(); seen = view()) {
    views.push(seen);
    if (key) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
}
return views;
}
