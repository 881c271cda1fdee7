// Owns search in the browser: what is typed becomes words, words become pages, pages become results.
// It reads the index that the program wrote (chi-muc.vi.js and folder chi-muc/): every file of it is a script that calls cchcTim
// with its name and what it holds, so that search works from a stick and under a policy without exceptions.
// Steps: term, words → load → look → rank; mend when nothing fits. Below that, what people see.
(() => {
  const here = document.currentScript.src;
  const addressOf = (address) => new URL(address, here).href;
  const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
  const digit = (c) => DIGITS.indexOf(c);

  // ---- Files of the index
  const given = {};
  const asked = {};
  const register = (window.cchcTim = (name, value) => (given[name] = value));

  const load = (name, address = `chi-muc/${name.lang}/${name.id}.js`) =>
    (asked[address] ??= new Promise((done, fail) => {
      const script = document.createElement("script");
      // A file that was cut off is loaded, and calls nobody.
      script.onload = script.onerror = () => {
        script.remove();
        if (given[name.id] !== undefined) return done(given[name.id]);
        delete asked[address];
        fail(new Error(address));
      };
      script.src = addressOf(address);
      document.head.append(script);
    }));

  const cores = {};
  // What every query needs. Names of files come six letters each.
  const open = (lang, again = "") =>
    load({ id: "." + lang }, `chi-muc.${lang}.js${again}`).then((core) => {
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

  const rank = (core, found) => {
    const links = pairs(found);
    const around = (at) => [links[at - 1], links[at]].filter(Boolean);
    found.forEach((one, at) => (one.bond = Math.max(0, ...around(at).map(({ bond }) => bond))));
    const all = found.reduce((sum, { worth }) => sum + worth, 0);
    const scores = [];
    for (const page of new Set(found.flatMap(({ pages }) => [...pages.keys()]))) {
      let [score, met, inTitle] = [0, 0, 0];
      found.forEach(({ pages, worth, everywhere, bond }, at) => {
        const places = pages.get(page);
        if (!places) {
          if (everywhere) met += worth / 2;
          return;
        }
        // Half of a word that stands alone is a different word: ký … đăng is not đăng ký.
        const share = around(at).some(({ beside }) => beside.has(page)) ? 1 : 1 - 0.75 * bond;
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
    return scores.filter(({ score, met }) => score > scores[0].score / 9 || met > scores[0].met * 0.8);
  };

  // ---- What was meant: Telex left undone, one letter wrong, two words in one
  const untelex = (word) => word.toLowerCase().replace(/dd/g, "đ").replace(/([aeo])\1/g, "$1\u0302").replace(/([aou])w/g, "$1\u031b").replace(/^(.*[aeiouy\u0302\u031b][\u0302\u031bcghmnptu]*)([sfrxj])/, "$1").normalize();
  const near = (a, b) => {
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    const [x, y] = [a.slice(at), b.slice(at)];
    return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1) || (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2));
  };

  // Which words are doubtful: 2 is found nowhere, or in two places that show it as a slip; 1 stands beside neither of
  // its neighbours on any page.
  const doubts = (core, found) => {
    const links = pairs(found);
    return found.map((one, at) => {
      const rare = one.pages.size < 3 && (!one.known || term(untelex(one.word)).key !== one.key);
      if (rare) return 2;
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
      const keys = list.filter((known) => known !== key && key.length > 2 && near(known, key)).sort((a, b) => common(b) - common(a)).slice(0, 5);
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
      // Words without the spaces between them: the fewest that there can be.
      const split = (rest, most) => {
        if (list.includes(term(rest).key)) return [[rest]];
        const ways = [];
        for (let cut = 2; most && cut < rest.length - 1; cut++) {
          if (list.includes(term(rest.slice(0, cut)).key)) ways.push(...split(rest.slice(cut), most - 1).map((tail) => [rest.slice(0, cut), ...tail]));
        }
        return ways.sort((a, b) => a.length - b.length).slice(0, 6);
      };
      if (doubtful[at] > 1 && key.length < 20) for (const way of split(key, 4)) choices.push(await Promise.all(way.map((one) => look(core, term(one)))));
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
    const said = (words) => words.map(({ word }) => word).join(" ");
    return said(best) !== said(found) && { found: best, sure, query: said(best) };
  };

  // Every page that fits, best first. `fields` of a query that was mended are those of the mended one.
  const find = (lang, query) => fresh(lang, async (core) => {
    const typed = words(query);
    // A word that a space follows is whole.
    let found = await Promise.all(typed.map((word, at) => look(core, word, !/\s$/.test(query) && at === typed.length - 1)));
    for (const one of found) if (core.w.includes(one.marked)) one.worth *= 0.3;
    const mended = await mend(core, found);
    if (mended?.sure) found = mended.found;
    return { core, found, mended, results: rank(core, found) };
  });
  const row = async (core, page) => (await part(core, core.rowFiles[Math.floor(page / core.r)]))[page % core.r];
  const passages = async (core, page) => {
    const file = after(core.x, page);
    return (await part(core, core.textFiles[file]))[page - (core.x[file - 1] ?? 0)];
  };
  Object.assign(register, { find, row });

  // ---- Showing: elements and text nodes only, so that no text of a page or a query becomes markup
  const set = (element, attributes) => {
    for (const key in attributes) if (attributes[key] !== undefined) element.setAttribute(key, attributes[key]);
    return element;
  };
  const make = (name, attributes, ...children) => {
    const element = set(document.createElement(name), attributes);
    element.append(...children);
    return element;
  };
  const say = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const later = (wait, work) => {
    let timer;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(work, wait);
    };
  };

  // The words of a text, each with the place in the query of the word that it answers; half of a word that
  // belongs together answers none.
  const hits = (core, found, text) => {
    const last = found.length - 1;
    const all = [...text.matchAll(WORD)].map(({ 0: word, index }) => {
      const { key, marked } = term(word);
      const at = core.w.includes(marked) ? -9 : found.findIndex((one, at) => one.key === key || (at === last && one.key.length > 1 && key.startsWith(one.key)));
      return { word, index, end: index + word.length, at };
    });
    return all.map((one, number) => ({ ...one, hit: one.at >= 0 && (all[number - 1]?.at === one.at - 1 || all[number + 1]?.at === one.at + 1 || found[one.at].bond < 0.5) && found[one.at] }));
  };
  // A text with the words that were asked for marked.
  const marked = (core, found, text) => {
    const parts = [];
    let done = 0;
    for (const { word, index, end, hit } of hits(core, found, text)) {
      if (!hit) continue;
      parts.push(text.slice(done, index), make("mark", {}, word));
      done = end;
    }
    return [...parts, text.slice(done)];
  };
  // The thirty words of a text that hold most of what was asked for.
  const excerpt = (core, found, text) => {
    const all = hits(core, found, text);
    let [best, from] = [-1, 0];
    // A beginning is that of a sentence or a block, when one is near.
    const begins = (at) => !at || /[.:?!\n]/.test(text.slice(all[at - 1].end, all[at].index));
    for (let at = 0; at < all.length; at++) {
      if (!all[at].hit) continue;
      const worth = [...new Set(all.slice(at, at + 24).map(({ hit }) => hit))].reduce((sum, hit) => sum + (hit ? hit.worth : 0), 0);
      if (worth <= best) continue;
      [best, from] = [worth, at];
      while (from > at - 9 && !begins(from)) from--;
    }
    const to = Math.min(from + 30, all.length) - 1;
    if (to < 0) return "";
    const cut = text.slice(from ? all[from].index : 0, to < all.length - 1 ? all[to].end : undefined);
    return (begins(from) ? "" : "… ") + cut.replace(/\s*\n\s*/g, " · ") + (to < all.length - 1 ? " …" : "");
  };
  // How much of the query each passage of a page holds, best first; and whether its title and description hold it all.
  const spots = (core, found, page) => {
    const sums = new Map();
    let hidden = false;
    for (const { pages, worth, marked } of found) {
      const places = [...(pages.get(page)?.keys() ?? [])];
      const isSeen = places.some((place) => place < 32 || (place >= 160 && place < 224));
      if (places.length && !isSeen && !core.w.includes(marked)) hidden = true;
      for (const passage of new Set(places.filter((place) => (place & 1023) >= 224 || place > 1023).map((place) => place >> 10))) sums.set(passage, (sums.get(passage) ?? 0) + worth);
    }
    return { hidden, passages: [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]) };
  };

  const result = async (core, found, { page }, withText, lang) => {
    const [title, address, description] = await row(core, page);
    const { hidden, passages: best } = spots(core, found, page);
    const href = addressOf(address);
    let text = description;
    const links = [];
    if (withText || !text) {
      const all = await passages(core, page);
      text = excerpt(core, found, all[hidden && best.length ? best[0][0] : 0][0]) || text;
      for (const [passage, sum] of best.slice(0, hidden ? 2 : 0)) {
        const [, heading, anchor] = all[passage];
        if (heading && sum > best[0][1] * 0.7) links.push(make("li", {}, make("a", { href: href + "#" + encodeURIComponent(anchor) }, ...marked(core, found, heading))));
      }
    }
    const kind = core.kinds[digit(core.k[page])][1];
    return make("li", { class: "entry", lang },
      make("h2", {}, make("a", { href }, ...marked(core, found, title))),
      make("p", { class: "meta" }, kind),
      make("p", {}, ...marked(core, found, text)),
      ...(links.length ? [make("ul", { class: "within" }, ...links)] : []));
  };

  // ---- The page of search
  const page = document.querySelector("form[data-tim]");
  if (page) {
    const { dataset: say_, elements: { q: field } } = page;
    const lang = document.documentElement.lang;
    const [status, list, filters] = ["status", "list", "filters"].map((name) => document.getElementById("tim-" + name));
    const boxes = {};
    const params = () => new URLSearchParams(location.search);
    const titled = document.title;
    filters.open = innerWidth > 767;
    let turn = 0;

    // One box for each value, made once, so that focus stays where it is.
    const filter = (name, legend, values) => {
      if (boxes[name]) return;
      boxes[name] = values.map(([value, label]) => {
        const input = make("input", { type: "checkbox", name, value });
        input.checked = params().getAll(name).includes(value);
        const number = make("span", { class: "count" });
        return { value, number, input, box: make("label", {}, input, label + " ", number) };
      });
      filters.append(make("fieldset", {}, make("legend", {}, legend), ...boxes[name].map(({ box }) => box)));
    };
    const recount = (name, names) => {
      let shown = 0;
      for (const { value, number, input, box } of boxes[name]) {
        const count = names.filter((one) => one === value).length;
        number.textContent = count;
        box.hidden = !count && !input.checked;
        if (!box.hidden) shown++;
      }
      boxes[name][0].box.parentElement.hidden = shown < 2;
      return shown > 1;
    };
    // What is left of results by the boxes that are ticked; none ticked is all.
    const narrow = (core, results) => {
      filter("loai", say_.kinds, core.kinds);
      filter("cho", say_.audiences, core.audiences);
      const kind = ({ page }) => [core.kinds[digit(core.k[page])][0]];
      const audiences = ({ page }) => core.audiences.filter((_, at) => (digit(core.a[page]) >> at) & 1).map(([name]) => name);
      const by = (name, of) => {
        const ticked = boxes[name].filter(({ input }) => input.checked).map(({ value }) => value);
        return (one) => !ticked.length || of(one).some((name) => ticked.includes(name));
      };
      const [byKind, byAudience] = [by("loai", kind), by("cho", audiences)];
      const some = [recount("loai", results.filter(byAudience).flatMap(kind)), recount("cho", results.filter(byKind).flatMap(audiences))];
      filters.hidden = !some.includes(true);
      return results.filter((one) => byKind(one) && byAudience(one));
    };

    const show = ({ core, found }, results, from, other) => {
      let texts = 5;
      return Promise.all(results.slice(from, from + 10).map((one) => result(core, found, one, spots(core, found, one.page).hidden && texts-- > 0, other)));
    };

    const run = async () => {
      const query = field.value.trim();
      const mine = ++turn;
      document.title = query ? `${query.slice(0, 80)} – ${titled}` : titled;
      if (!words(query).length) {
        list.replaceChildren();
        filters.hidden = true;
        status.textContent = query ? say(say_.none, { q: query.slice(0, 80) }) : "";
        return;
      }
      const slow = setTimeout(() => mine === turn && (status.textContent = say_.wait), 500);
      try {
        const answer = await find(lang, query);
        const results = narrow(answer.core, answer.results);
        const items = await show(answer, results, 0);
        const also = say_.also && results.length < 3 ? await find(say_.also, query) : undefined;
        const others = also ? await show(also, also.results.slice(0, 5), 0, say_.also) : [];
        if (mine !== turn) return;
        list.replaceChildren(...items, ...(others.length ? [make("li", { class: "also" }, say_.others), ...others] : []));
        const left = results.length - items.length;
        if (left > 0) list.append(more(answer, results, items.length));
        const { mended } = answer;
        const values = { n: results.length, q: query.slice(0, 80), m: mended?.query };
        status.replaceChildren(say(mended?.sure ? say_.mended : results.length || others.length ? say_.count : say_.none, values));
        if (mended && !mended.sure) status.append(" ", say_.meant + " ", make("a", { href: "?q=" + encodeURIComponent(mended.query) }, mended.query), "?");
      } catch {
        if (mine === turn) {
          list.replaceChildren();
          status.textContent = say_.failed;
        }
      } finally {
        clearTimeout(slow);
      }
    };
    const more = (answer, results, from) => {
      const button = make("button", { type: "button", class: "button" }, say_.more);
      const item = make("li", { class: "more" }, button);
      button.onclick = async () => {
        const items = await show(answer, results, from);
        item.replaceWith(...items, ...(results.length > from + items.length ? [more(answer, results, from + items.length)] : []));
        items[0]?.querySelector("a").focus();
      };
      return item;
    };

    const note = (how) => {
      const asked = new URLSearchParams(new FormData(page));
      if (!field.value) asked.delete("q");
      // Some browsers refuse it for files.
      try {
        if ("?" + asked !== location.search) history[how](null, "", "?" + asked);
      } catch {}
    };
    const typed = later(300, () => (note("replaceState"), run()));
    page.oninput = ({ target }) => target === field && typed();
    page.onchange = ({ target }) => target !== field && (note("replaceState"), run());
    page.onsubmit = (event) => {
      event.preventDefault();
      note("pushState");
      run();
    };
    const restore = () => {
      const asked = params();
      field.value = asked.get("q") ?? "";
      for (const name in boxes) for (const { input, value } of boxes[name]) input.checked = asked.getAll(name).includes(value);
      run();
    };
    onpopstate = restore;
    if (!field.value) restore();
    else run();
  }

  // ---- The field in the header: an editable combobox with a list of pages
  const suggest = (form) => {
    const { dataset: texts, elements: { q: field } } = form;
    const lang = document.documentElement.lang;
    const list = make("ul", { role: "listbox", id: "tim-goi-y", "aria-label": texts.list, hidden: "" });
    const status = make("span", { role: "status", class: "unseen" });
    set(field, { role: "combobox", "aria-autocomplete": "list", "aria-controls": "tim-goi-y", "aria-expanded": false });
    form.append(list, status);
    let [active, turn] = [-1, 0];

    const choose = (at) => {
      active = at;
      [...list.children].forEach((option, number) => option.setAttribute("aria-selected", number === at));
      const option = list.children[at];
      if (option) {
        field.setAttribute("aria-activedescendant", option.id);
        option.scrollIntoView({ block: "nearest" });
      } else field.removeAttribute("aria-activedescendant");
    };
    const open = (isOpen) => {
      list.hidden = !isOpen;
      field.setAttribute("aria-expanded", isOpen);
      choose(-1);
    };
    const tell = later(900, () => (status.textContent = list.hidden ? "" : say(texts.count, { n: list.children.length })));
    const update = later(200, async () => {
      const mine = ++turn;
      const query = field.value.trim();
      try {
        const answer = query.length > 1 && words(query).length ? await find(lang, field.value) : { results: [] };
        const rows = await Promise.all(answer.results.slice(0, 6).map(async ({ page }) => [page, await row(answer.core, page)]));
        if (mine !== turn || document.activeElement !== field) return;
        list.replaceChildren(...rows.map(([page, [title, address]], at) => {
          const option = make("li", { role: "option", id: "tim-goi-y-" + at }, make("span", {}, ...marked(answer.core, answer.found, title)), " ", make("small", {}, answer.core.kinds[digit(answer.core.k[page])][1]));
          option.onclick = () => location.assign(addressOf(address));
          return option;
        }));
        open(rows.length > 0);
        tell();
      } catch {
        open(false);
      }
    });
    field.oninput = update;
    field.onblur = () => open(false);
    list.onmousedown = (event) => event.preventDefault();
    field.onkeydown = (event) => {
      const count = list.children.length;
      const { key } = event;
      if (key === "ArrowDown" || key === "ArrowUp") {
        event.preventDefault();
        if (list.hidden) return count ? open(true) : update();
        choose(((active + (key === "ArrowDown" ? 1 : -1) + count + 2) % (count + 1)) - 1);
      } else if (key === "Enter" && active >= 0) {
        event.preventDefault();
        list.children[active].click();
      } else if (key === "Escape" && !list.hidden) {
        event.preventDefault();
        open(false);
      } else if (key === "Home" || key === "End") choose(-1);
    };
    if (document.activeElement === field && field.value) update();
  };
  for (const form of document.querySelectorAll("form[data-goi-y]")) suggest(form);
})();
