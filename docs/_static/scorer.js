/* Ranks what a search finds: the pages of codes are many and alike, so they come after a guide that says the same, but
   the page of a code that is searched by its name comes first. The numbers are Sphinx's own defaults. */
var Scorer = {
  score: function (result) {
    const [page, , , , score] = result;
    const isCode = /^rules\/[A-Z]+-?/.test(page);
    return isCode && score < Scorer.title ? score - 10 : score;
  },
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
};
