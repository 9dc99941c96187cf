// doubled: marks four-character words of doubled characters, such as 扎扎实实, and says what they are made of.
'use strict';

let least = 1; // option of the plugin

// Answers to the messages of the protocol, by their type. JavaScript counts UTF-16 units, and says so.
const answers = {
  open({ options }) {
    least = options.least;
    return { type: 'ready', gongbao: 1, offsets: 'utf16' };
  },
  process({ document, layers }) {
    const rows = [];
    const seen = new Map();
    for (const sentence of layers.sentence) {
      const words = document.text.slice(sentence.start, sentence.end);
      for (const found of words.matchAll(/(\p{Script=Han})(?<!\1\1)\1(?!\1)(\p{Script=Han})\2(?!\2)/gu)) {
        const start = sentence.start + found.index;
        seen.set(found[0], (seen.get(found[0]) || 0) + 1);
        rows.push({ start, end: start + found[0].length, base: found[1] + found[2], sentence: sentence.id });
      }
    }
    const often = rows.filter((row) => seen.get(document.text.slice(row.start, row.end)) >= least);
    return { type: 'result', layers: { doubled: often } };
  },
};

function answer(line) {
  let said;
  try {
    const message = JSON.parse(line);
    said = answers[message.type](message);
  } catch (error) {
    said = { type: 'error', message: `${error.name}: ${error.message}` }; // costs this report alone
  }
  process.stdout.write(JSON.stringify(said) + '\n');
}

// A line ends with \n alone: the module readline would also split at U+2028, which may stand in a report.
let parts = [];
process.stdin.setEncoding('utf8');
process.stdin.on('data', (chunk) => {
  const lines = chunk.split('\n');
  while (lines.length > 1) {
    parts.push(lines.shift());
    answer(parts.join(''));
    parts = [];
  }
  parts.push(lines[0]);
});
