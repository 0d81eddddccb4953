"""The words of the screens, in Vietnamese and English, by key."""

from __future__ import annotations

from extractor import messages
from extractor.messages import Sentence

WORDS: dict[str, Sentence] = {
    "work": ("Hàng việc", "Work"),
    "work_about": (
        "Enter mở văn bản đầu tiên. Văn bản có số ảnh hưởng bảng so sánh đứng trước.",
        "Enter opens the first document. Those that reach the comparison come first.",
    ),
    "groups": ("Nhóm chữ số", "Like digits"),
    "contradictions": ("Mâu thuẫn", "Contradictions"),
    "journal": ("Nhật ký", "Journal"),
    "document": ("Văn bản", "Document"),
    "needs": ("Còn phải xem", "Still to see"),
    "minutes": ("Phút", "Minutes"),
    "open_by": ("Đang mở", "Open"),
    "person": ("Người xem", "Person"),
    "change": ("Đổi", "Change"),
    "nothing_left": ("Không còn việc nào", "Nothing is left"),
    "nothing_left_more": (
        "Mọi số liệu cần người xem đã được quyết định. Chạy lại “solieu run” để ghi vào kết quả.",
        "All that needed a person is decided. Run “solieu run” to write it into the results.",
    ),
    "no_documents": ("Chưa có văn bản nào", "There are no documents yet"),
    "no_documents_more": (
        "Chạy “solieu run THƯ_MỤC --out” với thư mục này trước.",
        "Run “solieu run FOLDER --out” with this folder first.",
    ),
    "head": ("đầu văn bản", "head of the document"),
    "compared": ("ảnh hưởng bảng so sánh", "reach the comparison"),
    "relations": ("không khớp nhau", "do not agree"),
    "rest": ("khác", "others"),
    "type_print": ("Gõ đúng như in trên trang", "Type what is printed"),
    "type_again": ("Khác với các lần đọc. Xem lại rồi gõ lại", "Unlike all readings. Look again"),
    "look": ("Xem và xác nhận", "Look and confirm"),
    "head_title": ("Đầu văn bản", "Head of the document"),
    "asked_apart": ("gõ riêng, theo hình trên trang", "typed apart, as it stands on the page"),
    "typed_already": ("đã có người quyết định", "decided by a person"),
    "answer_yes": ("có", "yes"),
    "answer_no": ("không", "no"),
    "parts_whole": (
        "Tệp này là một văn bản, không tách (áp dụng ở lần chạy sau)",
        "This file is one document, do not part it (from the next run on)",
    ),
    "parts_apart": (
        "Các ảnh này là những văn bản riêng, không ghép (áp dụng ở lần chạy sau)",
        "These pictures are documents of their own, do not join them (from the next run on)",
    ),
    "meaning": ("Số này thuộc chỉ tiêu nào?", "Which indicator is it?"),
    "understood": ("Hiểu là", "Understood as"),
    "read_as": ("Đã đọc là", "Was read as"),
    "readings": ("Các lần đọc", "Readings"),
    "indicator": ("Chỉ tiêu", "Indicator"),
    "status": ("Tình trạng", "Status"),
    "kind": ("Loại số", "Kind"),
    "section": ("Mục", "Section"),
    "page": ("Trang", "Page"),
    "of": ("trên", "of"),
    "none": ("không có", "none"),
    "relation": ("Quan hệ giữa các số", "Relations"),
    "find_indicator": ("Gõ tên chỉ tiêu, không cần dấu", "Type its name, marks not needed"),
    "later": ("Để sau", "Later"),
    "space_key": ("Phím cách", "Space"),
    "save": ("lưu", "save"),
    "right": ("đúng, lưu", "right, save"),
    "change_field": ("sửa mục", "change a field"),
    "saved": ("Đã lưu", "Saved"),
    "undone": ("Đã hoàn tác", "Taken back"),
    "nothing_to_undo": ("Không còn gì để hoàn tác", "Nothing to take back"),
    "refused": ("Chưa đúng là số loại này", "Not a number of this kind"),
    "empty": ("Hãy gõ số in trên trang", "Type the number on the page"),
    "late": (
        "{person} đã lưu trước. Số vừa gõ được ghi là ý kiến thứ hai",
        "{person} saved first. Yours is kept as a second opinion",
    ),
    "waiting": ("Đã ghi. Chờ người thứ hai gõ", "Kept. A second person must type it"),
    "gone": ("Văn bản vừa được đọc lại, tải lại việc", "The document was read anew"),
    "held": ("{person} đang mở văn bản này", "{person} has this document open"),
    "offline": (
        "Không lưu được: chương trình đã dừng. Chạy lại “solieu review” rồi gõ lại số này.",
        "Not saved: the program has stopped. Start “solieu review” again, then type this again.",
    ),
    "conflict": (
        "Hai người gõ khác nhau. Xem lại rồi gõ lại",
        "Two persons differ. Look again",
    ),
    "finished": ("Xong văn bản này", "This document is done"),
    "finished_more": ("Enter: văn bản tiếp theo", "Enter: the next document"),
    "rest_folded": ("{count} chỗ khác, ít ảnh hưởng", "{count} others of little weight"),
    "rest_more": (
        "Nhận cả {count} chỗ như máy đọc thì chỗ máy đọc sai sẽ lọt",
        "Taken as read, what was misread among the {count} passes",
    ),
    "rest_unlisted": ("… và {count} chỗ nữa", "… and {count} more"),
    "taken_together": ("nhận cả phần như máy đọc", "taken together as read"),
    "take_rest": ("nhận cả phần này như máy đọc", "take all as read"),
    "one_by_one": ("xem từng chỗ", "one by one"),
    "no_picture": ("Văn bản này không có ảnh trang", "This document has no pictures of pages"),
    "keys": ("Phím", "Keys"),
    "groups_about": (
        "Bấm vào chữ số khác với các chữ số còn lại. Enter: nhận những chữ số không bấm",
        "Click what is not like the others. Enter: take those not clicked",
    ),
    "groups_none": ("Không có nhóm chữ số nào cần xem", "No group is to be looked at"),
    "take_group": ("Nhận nhóm này", "Take this group"),
    "contradictions_about": (
        "Chỗ báo cáo tự mâu thuẫn, gom thành thư gửi đơn vị",
        "What the reports themselves get wrong, collected into a letter",
    ),
    "contradictions_none": ("Không có mâu thuẫn nào", "There are no contradictions"),
    "letter": ("Thư gửi đơn vị", "Letter to the unit"),
    "letter_opening": (
        "Qua đối chiếu {name}, chúng tôi thấy các số liệu sau chưa thống nhất:",
        "In {name} the following figures do not agree:",
    ),
    "letter_closing": (
        "Đề nghị đơn vị kiểm tra, xác nhận hoặc gửi lại số liệu đúng.",
        "Please check them, and confirm or send the right figures.",
    ),
    "copy": ("Chép thư", "Copy"),
    "copied": ("Đã chép", "Copied"),
    "time": ("Lúc", "Time"),
    "place": ("Chỗ", "Place"),
    "decision": ("Quyết định", "Decision"),
    "old": ("Cũ", "Old"),
    "new": ("Mới", "New"),
    "note": ("Ghi chú", "Note"),
    "trust": ("Số tin cậy bị sai, đo theo tháng", "Trusted numerals found wrong, by month"),
    "trust_none": (
        "Chưa có số tin cậy nào được gõ lại",
        "No trusted numeral has been typed yet",
    ),
    "trust_line": (
        "{wrong} sai trong {typed} số đã gõ ({rate}); gần chắc không quá {bound}",
        "{wrong} wrong of {typed} typed ({rate}); almost surely not above {bound}",
    ),
    "state_confirmed": ("đúng", "right"),
    "state_corrected": ("sửa", "corrected"),
    "state_not_a_figure": ("không phải số liệu", "not a figure"),
    "state_unreadable": ("không đọc được", "unreadable"),
    "state_as_printed": ("văn bản in như vậy", "printed so"),
    "state_later": ("để sau", "later"),
    "undo": ("hoàn tác", "taken back"),
    "status_": ("chưa rõ", "not said"),
    "status_actual": ("thực hiện", "actual"),
    "status_planned": ("dự kiến", "planned"),
    "status_assigned": ("giao", "assigned"),
    "field_number": ("Số, ký hiệu", "Number"),
    "field_doc_date": ("Ngày ban hành", "Date"),
    "field_issuer": ("Cơ quan ban hành", "Issuer"),
    "field_issuer_level": ("Cấp", "Level"),
    "field_province": ("Tỉnh, thành phố", "Province"),
    "field_district": ("Huyện", "District"),
    "field_period": ("Kỳ báo cáo", "Period"),
    "field_received_number": ("Số đến", "Received number"),
    "field_received_date": ("Ngày đến", "Received on"),
    "field_counted": ("Tính vào so sánh", "Compared"),
    "field_value": ("Giá trị", "Value"),
    "field_iso": ("Ngày", "Day"),
    "field_kind": ("Loại số", "Kind"),
    "field_unit": ("Đơn vị tính", "Unit"),
    "field_status": ("Tình trạng", "Status"),
    "field_indicator": ("Chỉ tiêu", "Indicator"),
    "field_entry": ("Ý kiến", "Opinion"),
    "field_sample": ("Gõ kiểm", "Sample"),
    "field_document": ("Đầu văn bản", "Head"),
    "field_for_period": ("Của kỳ", "For period"),
    "stopped": ("Chương trình đã dừng", "The program has stopped"),
    "not_found": ("Không có trang này", "There is no such page"),
    "forbidden": (
        "Mở trang này bằng địa chỉ mà “solieu review” in ra",
        "Open this page by the address that “solieu review” printed",
    ),
}
# Each key with what it does, in the order of the list that `?` shows.
KEYS: tuple[tuple[str, Sentence], ...] = (
    ("0–9", ("bắt đầu gõ số", "begin to type")),
    ("Enter", ("đúng, hoặc lưu và sang việc sau", "right, or save and go on")),
    ("Tab / Shift+Tab", ("việc sau / việc trước", "next / back")),
    ("Space", ("để sau", "later")),
    ("K", ("không phải số liệu", "not a figure")),
    ("M", ("mờ, không đọc được", "unreadable")),
    ("I", ("văn bản in như vậy (tự mâu thuẫn)", "printed so (contradicts itself)")),
    ("C", ("chọn chỉ tiêu", "choose the indicator")),
    ("T", ("đổi tình trạng: thực hiện, dự kiến, giao", "status: actual, planned, assigned")),
    ("L", ("đổi loại số", "kind of figure")),
    ("G", ("tách, ghép tệp ở đầu văn bản", "part or join files, at the head of a document")),
    ("A", ("nhận cả phần còn lại như máy đọc", "take all the rest as read")),
    ("PageUp / PageDown", ("trang trước / trang sau", "page")),
    ("Z / Shift+Z", ("phóng to / thu nhỏ", "zoom in / out")),
    ("X", ("xoay trang", "turn the page")),
    ("U, Ctrl+Z", ("hoàn tác", "undo")),
    ("H", ("về Hàng việc", "back to the work list")),
    ("Esc", ("bỏ số đang gõ", "drop what is typed")),
    ("?", ("danh sách phím", "this list")),
)


def word(key: str, **values: object) -> str:
    """The words of a key in the chosen language, filled.

    >>> word("rest_folded", count=3)
    '3 chỗ khác, ít ảnh hưởng'
    """
    return chosen(WORDS[key]).format(**values)


def key_name(key: str) -> str:
    """What a key is called in the chosen language."""
    return word("space_key") if key == "Space" else key


def chosen(sentence: Sentence) -> str:
    """The one of both that is shown."""
    return sentence[messages.language == "en"]
