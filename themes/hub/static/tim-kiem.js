// Owns search in the browser: what is typed becomes words, words become pages, pages become results.
// It reads the index that the program wrote (folder chi-muc/): every file of it is a script that calls cchcTim
// with its name and what it holds, so that search works from a stick and under a policy without exceptions.
// Steps: term, words → load → look → rank; mend when nothing fits. The rest is in giao diện tìm kiếm, below.
(() => {
  const here = document.currentScript.src;
  const folder = new URL("chi-muc/", here).href;
  const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  const digit = (c) => DIGITS.indexOf(c);

  // ---- Files of the index
  const given = {};
  const asked = {};
  const register = (window.cchcTim = (name, value) => (given[name] = value));

  const load = (name, address = name.lang + "/" + name.id) =>
    (asked[address] ??= new Promise((done, fail) => {
      const script = document.createElement("script");
      // A file that was cut off is loaded, and calls nobody.
      script.onload = script.onerror = () => {
        script.remove();
        if (given[name.id] !== undefined) return done(given[name.id]);
        delete asked[address];
        fail(new Error(address));
      };
      script.src = folder + address.replace(/(\?|$)/, ".js$1");
      document.head.append(script);
    }));

  const cores = {};
  // What every query needs. Names of files come six letters each.
  const open = (lang, again = "") =>
    load({ id: "." + lang }, lang + again).then((core) => {
      const names = (text) => text.match(/.{6}/g) ?? [];
      return { ...core, lang, w: (core.w ?? '').split(' ').map((word) => term(word).marked), first: core.s.split(" "), shards: names(core.S), rowFiles: names(core.R), textFiles: names(core.X), read: {} };
    });
  const part = (core, id) => load({ lang: core.lang, id });

  // A file that is missing means that the site was published anew meanwhile: the core is fetched past the cache.
  const fresh = async (lang, work) => {
    try {
      return await work(await (cores[lang] ??= open(lang)));
    } catch {
      delete given["." + lang];
      return work(await (cores[lang] = open(lang, "?" + Date.now())));
    }
  };

  // ---- Words, by the same steps as the program (src/text/terms.rs)
  const MARKS = "\u0302\u0306\u031b\u0300\u0301\u0309\u0303\u0323";
  const term = (word) => {
    let marked = "";
    let tones = "";
    for (const c of word.normalize("NFD").toLowerCase()) {
      const mark = MARKS.indexOf(c);
      if (mark > 2) tones += "FSRXJ"[mark - 3];
      else marked += mark >= 0 ? "CWW"[mark] : c === "đ" ? "dD" : /\p{M}/u.test(c) ? "" : c;
    }
    const key = marked.replace(/[A-Z]/g, "").replace(/^([hklmst]|qu)y$/, "$1i").replace(/^(..+)ies$/, "$1y").replace(/^(..+[^s])s$/, "$1");
    return { word, key, marked: marked + tones };
  };
  const WORD = /[\p{L}\p{N}\p{M}]+/gu;
  const words = (text) => (text.slice(0, 200).match(WORD) ?? []).slice(0, 12).map((word) => term(word.slice(0, 40)));

  // ---- Looking up
  const after = (list, value) => {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  // A shard as a map of its keys.
  const shard = async (core, number) => (core.read[number] ??= new Map((await part(core, core.shards[number])).split("|").map((entry) => {
    const fields = entry.replace("!", "").split(" ");
    return [fields[0], { fields, everywhere: entry[0] === "!" }];
  })));

  // Whether the marks that were typed are among those of a word; nobody must type all of them.
  const within = (typed, marked) => {
    let at = 0;
    for (const c of marked) if (c === typed[at]) at++;
    return at === typed.length;
  };

  // Adds the pages of an entry: page → place → how well the word fits.
  const take = ({ fields }, typed, weight, pages) => {
    for (let at = 1; at < fields.length; at += 2) {
      const marked = fields[at] === "=" ? fields[0] : term(fields[at]).marked;
      const fit = weight * (typed === undefined || typed === marked ? 1 : within(typed, marked) ? 0.92 : 0.4);
      let [page, place, value, shift, isPage] = [0, 0, 0, 0, true];
      for (const c of fields[at + 1]) {
        value += (digit(c) & 31) << shift;
        shift += 5;
        if (digit(c) > 31) continue;
        if (isPage) {
          page += value;
          place = 0;
          isPage = false;
          if (!pages.has(page)) pages.set(page, new Map());
        } else {
          place += value >> 1;
          const places = pages.get(page);
          if (!(places.get(place) > fit)) places.set(place, fit);
          isPage = !(value & 1);
        }
        value = shift = 0;
      }
    }
  };

  // A word with its pages; the last one typed may be the beginning of a longer one.
  const look = async (core, { word, key, marked }, isLast) => {
    const pages = new Map();
    const from = Math.max(after(core.first, key) - 1, 0);
    const to = isLast && key.length > 1 ? Math.max(after(core.first, key + "\uffff") - 1, from) : from;
    let everywhere = false;
    let exact = 0;
    // A beginning that lies in many shards says too little to fetch them.
    for (let number = from; number <= (to - from > 2 ? from : to); number++) {
      for (const [known, entry] of await shard(core, number)) {
        if (known === key) {
          take(entry, marked, 1, pages);
          everywhere = entry.everywhere;
          exact = pages.size;
        } else if (isLast && key.length > 1 && known.startsWith(key)) take(entry, undefined, 0.6, pages);
      }
    }
    const count = exact || pages.size;
    return { word, key, marked, pages, known: exact, everywhere, worth: everywhere ? 0.2 : Math.log(1 + core.n / (count || 0.5)) };
  };

  // ---- Ranking
  const FIELDS = [[32, 9], [128, 7], [160, 4], [224, 3], [1024, 1]];
  // What comes early in a title says more of what the page is about.
  const fieldWeight = (place) => FIELDS.find(([end]) => (place & 1023) < end)[1] - (place < 32 ? place / 12 : 0);

  // How tightly two words of the query belong together: of the pages with both, those where they stand side by side.
  const pairs = (found) => found.slice(1).map((second, at) => {
    const beside = new Map();
    let [both, firm] = [0, 0];
    for (const [page, places] of found[at].pages) {
      const next = second.pages.get(page);
      if (!next) continue;
      both++;
      let isFirm = 0;
      for (const [place, fit] of places) {
        const other = next.get(place + 1);
        if (fit * other > 0.8) isFirm = 1;
        if (other) beside.set(page, Math.max(beside.get(page) ?? 0, fieldWeight(place) * fit * other));
      }
      firm += isFirm;
    }
    return { beside, firm, bond: both && beside.size / both };
  });

  const rank = (core, found, links = pairs(found)) => {
    const all = found.reduce((sum, { worth }) => sum + worth, 0);
    const scores = [];
    for (const page of new Set(found.flatMap(({ pages }) => [...pages.keys()]))) {
      let [score, met, inTitle] = [0, 0, 0];
      found.forEach(({ pages, worth, everywhere }, at) => {
        const places = pages.get(page);
        if (!places) {
          if (everywhere) met += worth / 2;
          return;
        }
        // Half of a word that stands alone is a different word: ký … đăng is not đăng ký.
        const around = [links[at - 1], links[at]].filter(Boolean);
        const share = around.some(({ beside }) => beside.has(page)) ? 1 : 1 - 0.75 * Math.max(0, ...around.map(({ bond }) => bond));
        let best = 0;
        for (const [place, fit] of places) best = Math.max(best, fieldWeight(place) * fit);
        if (best > 6) inTitle++;
        score += worth * share * (best + Math.log(places.size) / 3);
        met += worth * share;
      });
      links.forEach(({ beside }, at) => (score += (beside.get(page) ?? 0) * (found[at].worth + found[at + 1].worth) * 0.6));
      met /= all;
      const title = digit(core.t[page]) || 1;
      score *= met ** 1.6 * (1 + (0.6 * inTitle) / Math.max(title, found.length)) * core.kinds[digit(core.k[page])][2] / 100;
      scores.push({ page, score, met });
    }
    scores.sort((a, b) => b.score - a.score || a.page - b.page);
    return scores.filter(({ score, met }) => score > scores[0].score / 9 || met > scores[0].met * 0.7);
  };

  // ---- What was meant: Telex left undone, one letter wrong, two words in one
  const untelex = (word) => word.toLowerCase().replace(/dd/g, "đ").replace(/([aeo])\1/g, "$1\u0302").replace(/([aou])w/g, "$1\u031b").replace(/^(.*[aeiouy\u0302\u031b][\u0302\u031bcghmnptu]*)([sfrxj])/, "$1").normalize();
  const near = (a, b) => {
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    const [x, y] = [a.slice(at), b.slice(at)];
    return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1) || (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2));
  };

  // Which words are doubtful: 2 is found nowhere, 1 stands beside neither of its neighbours on any page.
  const doubts = (core, found) => {
    const links = pairs(found);
    return found.map((one, at) => {
      if (!one.pages.size) return 2;
      const lonely = [links[at - 1], links[at]].every((link) => !link?.beside.size);
      return lonely && found.length > 1 && found.length < 6 && one.key.length > 1 && !/\d/.test(one.key) && !core.w.includes(one.marked) ? 1 : 0;
    });
  };

  const mend = async (core, found) => {
    const doubtful = doubts(core, found);
    if (!Math.max(...doubtful)) return;
    const list = (await part(core, core.K)).split(" ");
    const counts = list.pop();
    const common = (key) => digit(counts[list.indexOf(key)] ?? "0");
    let best = found;
    let sure = false;
    for (let at = found.length - 1; at >= 0; at--) {
      const { word, key, marked } = best[at];
      if (!doubtful[at]) continue;
      const telex = term(untelex(word));
      const keys = list.filter((known) => known !== key && key.length > 2 && near(known, key)).sort((a, b) => common(b) - common(a)).slice(0, 8);
      if (telex.key !== key && list.includes(telex.key)) keys.unshift(telex.key);
      const choices = [];
      for (const known of keys) {
        const { fields } = (await shard(core, after(core.first, known) - 1)).get(known);
        for (let form = 1; form < fields.length; form += 2) {
          const one = { ...term(fields[form] === "=" ? known : fields[form]), pages: new Map() };
          take({ fields: [known, "=", fields[form + 1]] }, undefined, 1, one.pages);
          if (known !== telex.key || within(telex.marked, one.marked)) choices.push([one]);
        }
      }
      for (let cut = 2; cut < key.length - 1; cut++) {
        const halves = [key.slice(0, cut), key.slice(cut)];
        if (halves.every((half) => list.includes(half))) choices.push(await Promise.all(halves.map((half) => look(core, term(half)))));
      }
      // What stands beside its neighbours most often is meant; alone, what is most common.
      const tries = choices.map((words) => {
        const isTelex = words[0].key === telex.key && key !== telex.key;
        const tried = [...best.slice(0, at), ...words, ...best.slice(at + 1)];
        const firm = pairs(tried.slice(Math.max(at - 1, 0), at + words.length + 1)).reduce((sum, link) => sum + link.firm, 0);
        const enough = isTelex || firm > 1 || (found.length < 2 && key.length > 3) || (firm && doubtful[at] > 1 && key === marked);
        return { tried, isTelex, value: enough && firm + (isTelex ? 99 : 0) + words[0].pages.size / 999 };
      });
      const [top] = tries.filter(({ value }) => value).sort((a, b) => b.value - a.value);
      if (!top) continue;
      best = await Promise.all(top.tried.map((one) => (one.worth ? one : look(core, one))));
      sure ||= doubtful[at] > 1 && (top.isTelex || key === marked);
    }
    return best !== found && { found: best, sure, query: best.map(({ word }) => word).join(" ") };
  };

  register.find = (lang, query) => fresh(lang, async (core) => {
    const typed = words(query);
    const found = await Promise.all(typed.map((word, at) => look(core, word, at === typed.length - 1 && /[\p{L}\p{N}\p{M}]$/u.test(query))));
    for (const one of found) if (core.w.includes(one.marked)) one.worth *= 0.3;
    const mended = await mend(core, found);
    const used = mended?.sure ? mended.found : found;
    return { core, found: used, results: rank(core, used), mended: mended?.query, used: mended?.sure };
  });
  const rowOf = async (core, page) => (await part(core, core.rowFiles[Math.floor(page / core.r)]))[page % core.r];
  register.row = rowOf;
})();
