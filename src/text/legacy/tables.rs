//! The tables of the encodings TCVN3 (ABC) and VNI, as pairs: what was written, then the letter meant.
//!
//! Data from viparse 0.1.31 (MIT); its notice is in `LICENSE-viparse.txt` beside this file. Its table of
//! VNI lacks ẳ (aú) and the common way of ỵ (î), which are added here.

/// TCVN3: one character a letter. Capitals with a tone have no character of their own: a font of capitals
/// drew them. The soft hyphen is ư.
pub(super) const TCVN3: &str = "\
    ¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ ¨ă ©â ªê «ô ¬ơ \u{ad}ư ®đ µà ¸á ¶ả ·ã \
    ¹ạ »ằ ¾ắ ¼ẳ ½ẵ Æặ Çầ Êấ Èẩ Éẫ Ëậ Ìè Ðé Îẻ Ïẽ Ñẹ Òề Õế \
    Óể Ôễ Öệ ×ì Ýí Øỉ Üĩ Þị ßò ãó áỏ âõ äọ åồ èố æổ çỗ éộ \
    êờ íớ ëở ìỡ îợ ïù óú ñủ òũ ôụ õừ øứ öử ÷ữ ùự úỳ ýý ûỷ \
    üỹ þỵ";

/// VNI: a base letter and a mark, or one character.
pub(super) const VNI: &str = "\
    aøà aùá aïạ aûả aáấ aäậ aêă aââ aõã aàầ aåẩ aéắ aüẵ aëặ aúẳ AÚẲ AØÀ aèằ \
    AÙÁ AÂÂ AÛẢ aãẫ AÕÃ AÏẠ AÊĂ AÁẤ AÅẨ AÄẬ AÀẦ AÃẪ AÉẮ AÈẰ AÜẴ AËẶ \
    eäệ eáế eàề eâê eåể eùé EÄỆ eûẻ eõẽ EÁẾ EÀỀ eãễ EÂÊ eøè eïẹ EÅỂ \
    EØÈ EÙÉ EÏẸ EÛẺ EÕẼ EÃỄ IØÌ IÙÍ iøì iùí oäộ oâô oáố ôïợ oùó ôøờ \
    ôûở ôùớ oøò oåổ oàồ oïọ OÄỘ oãỗ oûỏ oõõ OÂÔ ôõỡ ÔÛỞ OÅỔ OÁỐ OØÒ \
    OÙÓ OÀỒ ÔÙỚ ÔØỜ OÕÕ OÏỌ OÛỎ OÃỖ ÔÕỠ ÔÏỢ uûủ öïự uïụ öùứ öûử öøừ \
    uùú öõữ uøù UÛỦ uõũ ÖÙỨ UÕŨ UÏỤ ÖÛỬ ÖÕỮ ÖÏỰ UØÙ UÙÚ ÖØỪ yùý yõỹ \
    yûỷ yøỳ YÙÝ YÛỶ YØỲ YÏỴ yïỵ YÕỸ ñđ ÑĐ òị æỉ ÒỊ ÆỈ ÓĨ óĩ \
    ôơ ÔƠ öư ÖƯ îỵ ÎỴ";
