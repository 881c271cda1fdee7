//! Public-service portals of provinces. They closed on 01/07/2025; one address is left for the whole
//! country, dichvucong.gov.vn. Portals of ministries are another matter and are let through.

use super::Found;
use super::past::is_told_as_past;

/// Where the national portal is.
pub const NATIONAL: &str = "https://dichvucong.gov.vn";

/// The names of the provinces and cities of before 01/07/2025 in addresses under gov.vn.
const PROVINCES: &[&str] = &[
    "angiang",
    "bacgiang",
    "backan",
    "baclieu",
    "bacninh",
    "baria-vungtau",
    "bariavungtau",
    "bentre",
    "binhdinh",
    "binhduong",
    "binhphuoc",
    "binhthuan",
    "camau",
    "cantho",
    "caobang",
    "daklak",
    "daknong",
    "danang",
    "dienbien",
    "dongnai",
    "dongthap",
    "gialai",
    "hagiang",
    "haiduong",
    "haiphong",
    "hanam",
    "hanoi",
    "hatinh",
    "haugiang",
    "hoabinh",
    "hochiminhcity",
    "hue",
    "hungyen",
    "khanhhoa",
    "kiengiang",
    "kontum",
    "laichau",
    "lamdong",
    "langson",
    "laocai",
    "longan",
    "namdinh",
    "nghean",
    "ninhbinh",
    "ninhthuan",
    "phutho",
    "phuyen",
    "quangbinh",
    "quangnam",
    "quangngai",
    "quangninh",
    "quangtri",
    "soctrang",
    "sonla",
    "tayninh",
    "thaibinh",
    "thainguyen",
    "thanhhoa",
    "thuathienhue",
    "tiengiang",
    "tphcm",
    "travinh",
    "tuyenquang",
    "vinhlong",
    "vinhphuc",
    "yenbai",
];

/// What such a portal is called in prose.
const NAMES: &[&str] = &[
    "cổng dịch vụ công tỉnh",
    "cổng dịch vụ công của tỉnh",
    "cổng dịch vụ công cấp tỉnh",
    "cổng dịch vụ công trực tuyến tỉnh",
    "cổng dịch vụ công trực tuyến của tỉnh",
    "cổng dịch vụ công thành phố",
    "cổng dịch vụ công cao bằng",
    "cổng dịch vụ công trực tuyến cao bằng",
];

/// Addresses of closed portals, wherever they stand, and their names in prose unless the sentence says
/// that they are gone.
pub fn find(text: &str) -> Vec<Found> {
    let mut found = addresses(text);
    found.extend(names(text));
    found.sort_by_key(|one| one.range.start);
    found
}

/// The hosts of closed portals, in links as well as in prose.
pub fn addresses(text: &str) -> Vec<Found> {
    const HEAD: &str = "dichvucong.";
    const TAIL: &str = ".gov.vn";
    if !text.contains("gov.vn") && !text.contains("GOV.VN") && !text.contains("Gov.vn") {
        return Vec::new();
    }
    let lower = text.to_ascii_lowercase();
    let hosts = lower.match_indices(HEAD).filter_map(|(start, _)| {
        if lower[..start].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '-') {
            return None;
        }
        let rest = &lower[start + HEAD.len()..];
        let province = &rest[..rest.find(TAIL)?];
        let end = start + HEAD.len() + province.len() + TAIL.len();
        let after = lower[end..].strip_prefix('.').unwrap_or(&lower[end..]);
        let is_longer = after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
        let is_closed = PROVINCES.contains(&province) && !is_longer;
        (is_closed && !is_told_as_past(text, &(start..end))).then(|| Found::proposed(start..end, "dichvucong.gov.vn"))
    });
    hosts.collect()
}

/// The names of closed portals in prose.
pub fn names(text: &str) -> Vec<Found> {
    // Texts on procedures name the national portal often; that of a province is another portal ("cổng d…").
    let is_portal = |at: usize| {
        let from = text[..at].char_indices().rev().nth(5).map_or(0, |(from, _)| from);
        text[from..at].to_lowercase() == "cổng d"
    };
    let mut named = ["ịch vụ công", "ỊCH VỤ CÔNG", "ịch Vụ Công"].into_iter().filter(|part| text.contains(part));
    if !named.any(|part| text.match_indices(part).any(|(at, _)| is_portal(at))) {
        return Vec::new();
    }
    let lower = text.to_lowercase();
    // Small letters may take other room; then places in the two texts differ.
    if lower.len() != text.len() || !lower.contains("cổng dịch vụ công") {
        return Vec::new();
    }
    let hits = NAMES.iter().flat_map(|name| lower.match_indices(name).map(|(start, name)| start..start + name.len()));
    let told = hits.filter(|range| {
        !lower[range.end..].starts_with(char::is_alphanumeric)
            && text.is_char_boundary(range.start)
            && text.is_char_boundary(range.end)
            && !is_told_as_past(text, range)
    });
    told.map(|range| Found::proposed(range, "Cổng Dịch vụ công quốc gia")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::PLAN;
    use super::*;

    fn told(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|found| &text[found.range]).collect()
    }

    #[test]
    fn closed_portals_are_told_in_links_and_in_prose() {
        let text = "Nộp tại [cổng](https://dichvucong.caobang.gov.vn/ho-so) hoặc DichVuCong.HaNoi.gov.vn; \
            vào Cổng Dịch vụ công tỉnh Cao Bằng";
        assert_eq!(told(text), ["dichvucong.caobang.gov.vn", "DichVuCong.HaNoi.gov.vn", "Cổng Dịch vụ công tỉnh"]);
    }

    #[test]
    fn open_portals_and_history_are_left() {
        for text in [
            "https://dichvucong.gov.vn/p/home",
            "https://dichvucong.bocongan.gov.vn",
            "https://dichvucong.caobang.gov.vn.example.com",
            "https://xdichvucong.caobang.gov.vn",
            "Cổng Dịch vụ công quốc gia thay cho Cổng Dịch vụ công tỉnh",
            "Cổng dịch vụ công cấp tỉnh đã dừng từ 01/7/2025",
            "Cổng Thông tin điện tử tỉnh Cao Bằng: caobang.gov.vn",
            PLAN,
        ] {
            assert_eq!(told(text), [] as [&str; 0], "{text}");
        }
    }
}
