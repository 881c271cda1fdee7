// Owns which page stands for each template of the hub, whatever language it speaks.

import fs from "node:fs";
import path from "node:path";
import { SITE, states } from "./site.mjs";

/** The templates of the theme that make pages: not the frame, nor the components of authors. */
export const templates = fs
  .readdirSync(new URL("../../themes/hub/templates", import.meta.url))
  .filter((name) => name.endsWith(".html") && !["base.html", "components.html"].includes(name))
  .sort();

/** A page of the hub for each; `states:` before it when the hub has none and the site of extremes does. */
const PAGES = {
  "404.html": "404.html",
  "a-z.html": "a-z/index.html",
  "an-pham-list.html": "an-pham/index.html",
  "an-pham.html": "an-pham/ap-phich-dang-ky-khai-sinh/index.html",
  "chi-so-list.html": "chi-so/index.html",
  "chi-so.html": "chi-so/par-index/index.html",
  "chon-duong.html": "toi-can-lam-gi/hon-nhan/index.html",
  "chu-de-list.html": "chu-de/index.html",
  "chu-de.html": "chu-de/cai-cach-the-che/index.html",
  "don-vi-list.html": "don-vi/index.html",
  "don-vi.html": "don-vi/hung-dao/index.html",
  "gioi-thieu.html": "gioi-thieu/index.html",
  "hoi-dap-list.html": "hoi-dap/index.html",
  "hoi-dap.html": "hoi-dap/mot-cua-la-gi/index.html",
  "index.html": "index.html",
  "mo-hinh-list.html": "mo-hinh/index.html",
  "mo-hinh.html": "mo-hinh/phieu-hen-co-ma-qr/index.html",
  "page.html": "huong-dan/kiem-tra/index.html",
  "phan-anh.html": "phan-anh/index.html",
  "section.html": "huong-dan/index.html",
  "so-do-trang.html": "so-do-trang/index.html",
  "su-kien-list.html": "su-kien/index.html",
  "su-kien.html": "states:su-kien/doi-thoai/index.html",
  "tap-huan-list.html": "tap-huan/index.html",
  "tap-huan.html": "states:tap-huan/lop/index.html",
  "taxonomy_list.html": "doi-tuong/index.html",
  "taxonomy_single.html": "doi-tuong/nguoi-dan/page/2/index.html",
  "thu-tuc-list.html": "thu-tuc/index.html",
  "thu-tuc.html": "thu-tuc/dang-ky-khai-sinh/index.html",
  "tim-kiem.html": "tim-kiem/index.html",
  "tin-tuc.html": "tin-tuc/index.html",
  "van-ban-list.html": "van-ban/index.html",
  "van-ban.html": "van-ban/nghi-dinh-118-2025-nd-cp/index.html",
  "xa-cu-list.html": "don-vi/xa-cu/index.html",
  "xa-cu.html": "don-vi/xa-cu/phan-thanh/index.html",
};

/** Where the page of a template is: the root of its site, and its file. */
export function pageOf(template) {
  const page = PAGES[template];
  if (!page) throw new Error(`no page stands for the template ${template}: name one in templates.mjs`);
  const [root, name] = page.startsWith("states:") ? [states(), page.slice(7)] : [SITE, page];
  if (!fs.existsSync(path.join(root, name))) throw new Error(`${template}: ${root} has no ${name}`);
  return { root, name };
}
