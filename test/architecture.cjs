// Prints the picture of the rooms and their arrows, as the rules of `npm run check` have them, for docs/architecture.md.
const { forbidden } = require('./dependency-cruiser.cjs');

/** Lines of a Mermaid flowchart: an arrow from each room to each room that it may import. */
function picture() {
  const arrows = forbidden
    .filter(({ name }) => name.startsWith('arrows-of-'))
    .flatMap(({ name, comment }) => {
      const room = name.slice('arrows-of-'.length);
      // A rule may name one file of a room; the picture shows the room.
      const may = comment
        .slice(comment.indexOf(': ') + 2)
        .split(', ')
        .map((name) => name.split('/')[0]);
      return may.filter((other) => other !== room).map((other) => `  ${room} --> ${other}`);
    });
  return ['```mermaid', 'flowchart TD', ...arrows, '```'].join('\n');
}

module.exports = { picture };
if (require.main === module) process.stdout.write(`${picture()}\n`);
