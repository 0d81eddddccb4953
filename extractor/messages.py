"""Every sentence that a user reads, in Vietnamese and English, by key.

`language` says which of the two is taken: `vi` or `en`.
"""

from __future__ import annotations

import os

from extractor.model import Doubt

language = "en" if os.environ.get("SOLIEU_LANG", "").lower().startswith("en") else "vi"

Sentence = tuple[str, str]  # in Vietnamese, in English

# Of each error, what happened and what to do next.
ERRORS: dict[str, tuple[Sentence, Sentence]] = {
    "input_not_there": (
        ("Không tìm thấy {path}", "{path} is not there"),
        ("Kiểm tra lại tên tệp hoặc thư mục.", "Check the name of the file or folder."),
    ),
    "nothing_to_read": (
        (
            "Không có báo cáo nào (.pdf, .png, .jpg, .tif, .txt) trong {path}",
            "No report (.pdf, .png, .jpg, .tif, .txt) in {path}",
        ),
        ("Chọn thư mục khác.", "Choose another folder."),
    ),
    "out_unwritable": (
        ("Không ghi được vào {path}", "Cannot write into {path}"),
        (
            "Chọn thư mục kết quả khác hoặc xin quyền ghi.",
            "Choose another result folder, or ask for the right to write.",
        ),
    ),
    "out_is_file": (
        ("{path} là tệp, không phải thư mục", "{path} is a file, not a folder"),
        ("Chọn một thư mục kết quả.", "Choose a folder for the results."),
    ),
    "units_unreadable": (
        (
            "Không đọc được danh sách đơn vị {path}. {detail}",
            "The list of units {path} cannot be read. {detail}",
        ),
        (
            "Lưu danh sách thành CSV UTF-8 có các cột level,name,province.",
            "Save it as CSV UTF-8 with columns level,name,province.",
        ),
    ),
    "units_line": (
        (
            "{path}, dòng {line}: cần cột level ({levels}), name và province",
            "{path}, line {line}: level ({levels}), name and province are needed",
        ),
        ("Sửa dòng đó rồi chạy lại.", "Mend that line, then run again."),
    ),
    "units_day": (
        (
            "{path}, dòng {line}: “{text}” không phải ngày (2025-07-01 hoặc 01/7/2025)",
            "{path}, line {line}: “{text}” is no day (2025-07-01 or 01/7/2025)",
        ),
        ("Sửa dòng đó rồi chạy lại.", "Mend that line, then run again."),
    ),
    "no_results": (
        ("{path} không có kết quả của “solieu run”", "{path} has no results of “solieu run”"),
        (
            "Chọn thư mục có dataset.sqlite hoặc documents.csv và indicators.csv.",
            "Choose a folder with dataset.sqlite, or documents.csv and indicators.csv.",
        ),
    ),
    "results_broken": (
        (
            "Không đọc được kết quả trong {path}. {detail}",
            "The results in {path} cannot be read. {detail}",
        ),
        ("Chạy lại “solieu run” vào thư mục đó.", "Run “solieu run” into that folder again."),
    ),
    "nothing_to_compare": (
        ("Không có báo cáo nào phù hợp để so sánh trong {path}", "Nothing to compare in {path}"),
        (
            "Bỏ bớt điều kiện lọc, hoặc chạy “solieu run” trước.",
            "Ask for less, or run “solieu run” first.",
        ),
    ),
    "period_unknown": (
        (
            "Không có báo cáo của kỳ {period}. Các kỳ có: {periods}",
            "No report is of the period {period}. There are: {periods}",
        ),
        ("Chọn một trong các kỳ đó.", "Choose one of these."),
    ),
    "province_unknown": (
        (
            "Không có báo cáo của {name}. Các tỉnh, thành phố có: {names}",
            "No report is of {name}. There are: {names}",
        ),
        ("Chọn một trong các tên đó.", "Choose one of these."),
    ),
    "chart_unknown": (
        (
            "Không có số liệu của chỉ tiêu {chart} trong kỳ này",
            "This period has no figure of the indicator {chart}",
        ),
        ("Xem mã chỉ tiêu trong indicators.csv.", "See the codes in indicators.csv."),
    ),
    "not_xlsx": (
        ("{path} không phải tên tệp .xlsx", "{path} is no name of an .xlsx file"),
        ("Đặt tên như so-sanh.xlsx.", "Name it like so-sanh.xlsx."),
    ),
    "out_in_use": (
        (
            "Thư mục kết quả đang được một lượt chạy khác sử dụng",
            "The result folder is in use by another run",
        ),
        ("Đợi lượt chạy kia xong rồi chạy lại.", "Wait for the other run to end, then run again."),
    ),
    "rules_broken": (
        ("Tệp quy tắc có lỗi:\n{faults}", "The rule files have faults:\n{faults}"),
        (
            "Sửa tệp trong thư mục patterns rồi chạy “solieu patterns check”.",
            "Mend the file in patterns/, then run “solieu patterns check”.",
        ),
    ),
    "tesseract_missing": (
        ("Máy chưa có Tesseract", "Tesseract is not installed"),
        (
            "Chạy “solieu doctor” để xem cách cài đặt.",
            "Run “solieu doctor” to see how to install it.",
        ),
    ),
    "vietnamese_missing": (
        ("Tesseract chưa có dữ liệu tiếng Việt (vie)", "Tesseract has no Vietnamese data (vie)"),
        (
            "Chạy “solieu doctor” để xem cách cài đặt.",
            "Run “solieu doctor” to see how to install it.",
        ),
    ),
    "second_missing": (
        (
            "Tesseract chưa có dữ liệu chữ Việt thứ hai (script Vietnamese)",
            "Tesseract has no script data (Vietnamese)",
        ),
        (
            "Chạy “solieu doctor” để xem cách cài đặt.",
            "Run “solieu doctor” to see how to install it.",
        ),
    ),
    "poppler_missing": (
        ("Máy chưa có Poppler (pdftoppm, pdfinfo)", "Poppler (pdftoppm, pdfinfo) is not installed"),
        (
            "Chạy “solieu doctor” để xem cách cài đặt.",
            "Run “solieu doctor” to see how to install it.",
        ),
    ),
    "file_empty": (
        ("Tệp rỗng (0 byte)", "The file is empty (0 bytes)"),
        ("Xin đơn vị gửi lại tệp.", "Ask the sender for the file again."),
    ),
    "file_too_large": (
        ("Tệp lớn hơn {limit}", "The file is larger than {limit}"),
        ("Tách tệp thành nhiều phần rồi chạy lại.", "Split the file, then run again."),
    ),
    "file_locked": (
        (
            "Không có quyền đọc tệp, hoặc tệp đang bị khóa",
            "No right to read the file, or it is locked",
        ),
        (
            "Đóng chương trình đang mở tệp, hoặc xin quyền đọc.",
            "Close the program that holds it, or ask for the right to read.",
        ),
    ),
    "file_unreadable": (
        ("Không đọc được tệp. {detail}", "The file cannot be read. {detail}"),
        ("Chép lại tệp rồi chạy lại.", "Copy the file again, then run again."),
    ),
    "file_kind_unknown": (
        ("Loại tệp không được hỗ trợ", "This kind of file is not read"),
        ("Dùng PDF, PNG, JPG, TIF hoặc TXT.", "Use PDF, PNG, JPG, TIF or TXT."),
    ),
    "file_not_pdf": (
        ("Tệp có đuôi .pdf nhưng không phải PDF", "The name says .pdf but it is no PDF"),
        (
            "Mở tệp xem thực chất là gì, rồi lưu lại thành PDF.",
            "See what it really is, then save it as PDF.",
        ),
    ),
    "file_not_utf8": (
        ("Tệp văn bản không phải UTF-8", "The text file is not UTF-8"),
        (
            "Mở bằng Notepad, chọn Lưu thành…, mã hóa UTF-8.",
            "Open it in Notepad and save it as UTF-8.",
        ),
    ),
    "file_password": (
        ("Tệp PDF có mật khẩu", "The PDF has a password"),
        (
            "Xin mật khẩu, lưu bản không mật khẩu rồi chạy lại.",
            "Ask for the password, save a copy without it, run again.",
        ),
    ),
    "file_broken": (
        ("Tệp bị hỏng, không mở được", "The file is broken and cannot be opened"),
        ("Xin đơn vị gửi lại tệp hoặc quét lại.", "Ask for the file again, or scan again."),
    ),
    "file_no_pages": (
        ("Tệp PDF không có trang nào", "The PDF has no pages"),
        ("Xin đơn vị gửi lại tệp.", "Ask the sender for the file again."),
    ),
    "file_too_slow": (
        ("Mở tệp quá {seconds} giây không xong", "Opening the file took more than {seconds} s"),
        (
            "In lại tệp thành PDF mới rồi chạy lại.",
            "Print the file into a new PDF, then run again.",
        ),
    ),
    "text_too_odd": (
        (
            "Nội dung tệp quá khác thường (chuỗi số quá dài), không phân tích được",
            "The content is too odd to analyse (endless digits)",
        ),
        ("Mở tệp xem có đúng là báo cáo không.", "See whether the file is a report at all."),
    ),
    "too_many_pages": (
        (
            "Tệp có {pages} trang, nhiều hơn {limit}",
            "The file has {pages} pages, more than {limit}",
        ),
        ("Tách tệp thành nhiều phần rồi chạy lại.", "Split the file, then run again."),
    ),
    "page_too_slow": (
        (
            "Trang {page} xử lý quá {seconds} giây không xong",
            "Page {page} took more than {seconds} s",
        ),
        (
            "Quét lại trang đó, hoặc tách riêng rồi chạy lại.",
            "Scan that page again, or split it off and run again.",
        ),
    ),
    "page_not_drawn": (
        ("Không dựng được hình trang {page}", "Page {page} could not be drawn"),
        ("Quét lại trang đó.", "Scan that page again."),
    ),
    "page_crashed": (
        (
            "Chương trình đọc bị dừng đột ngột ở trang {page}",
            "The reader stopped abruptly at page {page}",
        ),
        (
            "Chạy lại với --jobs 1; nếu vẫn lỗi, quét lại trang đó.",
            "Run again with --jobs 1; if it fails again, scan that page anew.",
        ),
    ),
    "picture_too_large": (
        ("Ảnh quá lớn", "The picture is too large"),
        ("Lưu lại ảnh ở 300 dpi.", "Save the picture at 300 dpi."),
    ),
    "ocr_too_slow": (
        ("Nhận dạng chữ quá {seconds} giây không xong", "OCR took more than {seconds} s"),
        ("Quét lại ở 200–300 dpi.", "Scan again at 200–300 dpi."),
    ),
    "ocr_failed": (
        ("Nhận dạng chữ thất bại. {detail}", "OCR failed. {detail}"),
        (
            "Chạy “solieu doctor”, rồi quét lại nếu cần.",
            "Run “solieu doctor”; scan again if need be.",
        ),
    ),
    "unexpected": (
        ("Lỗi ngoài dự kiến: {detail}", "Unexpected fault: {detail}"),
        (
            "Gửi tệp và dòng này cho người bảo trì.",
            "Send the file and this line to the maintainers.",
        ),
    ),
}

# Of a doubt, why a person must look.
REASONS: dict[str, Sentence] = {
    "low_confidence": ("OCR không chắc chữ này", "OCR is unsure of this word"),
    "hidden_numeral": (
        "chỗ này phải là một số nhưng máy chỉ đọc được chữ",
        "a numeral must stand here, but only letters were read",
    ),
    "quarter_unread": ("không đọc rõ quý mấy", "which quarter was not read clearly"),
    "more_strokes": (
        "trên ảnh có nhiều nét hơn số đã đọc",
        "the picture has more strokes than the number read",
    ),
    "alone": (
        "số đứng một mình, không có chữ nào đi cùng",
        "a numeral alone, with no words beside it",
    ),
    "date_torn": ("có thể là một phần của ngày tháng", "may be part of a date"),
    "edge_cut": (
        "trang {page}: chữ chạm mép giấy, có thể bị cắt khi quét",
        "page {page}: print touches the edge and may be cut off",
    ),
    "layer_differs": (
        "trang {page}: lớp chữ có sẵn khác với chữ trên ảnh, chỉ dùng chữ đọc từ ảnh",
        "page {page}: the text layer differs from the picture, which alone was used",
    ),
    "other_width": (
        "chữ số in trên ảnh rộng hoặc hẹp hơn số đã đọc (có thể thừa hoặc thiếu một chữ số)",
        "the print is wider or narrower than the number read (a digit too few or too many)",
    ),
    "per_mille": (
        "có thể là phần nghìn (‰), không phải phần trăm",
        "may be per mille (‰), not per cent",
    ),
    "mark_unread": (
        "dấu chấm, phẩy giữa các chữ số trên ảnh khác với bản đọc",
        "dots or commas between the digits differ from the picture",
    ),
    "second_reading": ("lần đọc thứ hai thấy “{other}”", "the second reading has “{other}”"),
    "unread_numeral": (
        "trang {page}: chỉ lần đọc thứ hai thấy số “{text}”",
        "page {page}: only the second reading has “{text}”",
    ),
    "cells_unread": (
        "trang {page}: ô (dòng, cột) {cells} của bảng có nét mực nhưng không đọc được",
        "page {page}: cells (row, column) {cells} of a table have ink that could not be read",
    ),
    "look_alike": (
        "có ký tự giống chữ số dính vào số",
        "a look-alike of a digit touches the number",
    ),
    "no_separator": (
        "bốn chữ số trở lên không có dấu chấm: có thể OCR bỏ mất dấu phẩy",
        "four or more digits without a dot: OCR may have lost a comma",
    ),
    "glued": ("số dính liền với chữ", "a number run together with a word"),
    "torn": ("có thể là một số bị tách làm hai", "may be one number torn in two"),
    "symbol_unknown": (
        "mã cơ quan trong ký hiệu chưa gặp: có thể đọc sai",
        "the body's code in the symbol is not known: may be misread",
    ),
    "symbol_short": ("ký hiệu văn bản có vẻ thiếu phần cuối", "the symbol seems to lack its end"),
    "no_rule": ("chưa quy tắc nào nhận số này", "no rule takes this numeral"),
    "sign_unclear": (
        "gạch trước số có thể là dấu âm hoặc gạch nối",
        "the stroke before the number may be a minus or a dash",
    ),
    "marks_mixed": (
        "báo cáo dùng lẫn lộn dấu chấm và dấu phẩy",
        "the report mixes dots and commas",
    ),
    "scale_unclear": (
        "không rõ phần lẻ sau tỷ, triệu là bao nhiêu",
        "what the rest after the billions or millions counts is unclear",
    ),
    "blank_grouping": (
        "dấu cách có thể ngăn hàng nghìn hoặc ngăn hai số",
        "the blank may part thousands or two numbers",
    ),
    "list_or_torn": (
        "có thể là hai số hoặc một số thập phân bị tách",
        "may be two numbers or one decimal torn apart",
    ),
    "count_of_what": (
        "không rõ đếm cái gì",
        "what is counted is unclear",
    ),
    "brackets_unclear": (
        "số trong ngoặc có thể là số âm",
        "a number in brackets may be negative",
    ),
    "length_or_period": (
        "có thể là khoảng thời gian hoặc kỳ báo cáo",
        "may be a length of time or the period reported on",
    ),
    "number_or_count": (
        "có thể là số thứ tự hoặc số lượng",
        "may be an ordinal or a count",
    ),
    "rule_unsure": (
        "quy tắc nhận số này chưa đủ tin cậy",
        "the rule for this number is not proven enough",
    ),
    "ratio_or_date": (
        "có thể là ngày tháng hoặc tỷ số",
        "may be a date or a ratio",
    ),
    "year_or_count": ("có thể là năm, có thể là số lượng", "may be a year or a count"),
    "ratio_above_one": ("tử số lớn hơn mẫu số", "numerator above denominator"),
    "comma_unclear": (
        "dấu phẩy có thể là phần nghìn hoặc thập phân",
        "the comma may mean thousands or decimals",
    ),
    "dot_unclear": (
        "dấu chấm có thể là phần nghìn hoặc thập phân",
        "the dot may mean thousands or decimals",
    ),
    "not_whole": ("không phải số nguyên", "not a whole number"),
    "not_a_number": ("dấu chấm, phẩy đặt không đúng", "dots or commas are out of place"),
    "scales_rise": ("thứ tự tỷ, triệu, nghìn không giảm dần", "scales do not fall"),
    "no_such_day": ("không có ngày này trong lịch", "no calendar has this day"),
    "no_such_month": ("không có tháng này", "there is no such month"),
    "no_such_quarter": ("không có quý này", "there is no such quarter"),
    "no_such_year": ("năm ngoài khoảng 1900–2100", "year outside 1900–2100"),
    "range_turned": ("năm đầu không trước năm cuối", "the range runs backwards"),
    "year_unknown": ("không rõ năm của báo cáo", "the report's year is unknown"),
    "handwritten": (
        "viết tay hoặc đóng dấu: xem ảnh trang",
        "written by hand or stamped: see the page",
    ),
    "arrival_odd": (
        "ngày đến trước ngày ký, hoặc sau hơn nửa năm: có thể đọc sai",
        "it arrived before it was signed, or over half a year after: may be misread",
    ),
    "stamp_by_hand": (
        "số, ngày trên dấu đến: xem ảnh trang",
        "number and date of the incoming stamp: see the page",
    ),
    "number_by_hand": ("số văn bản viết tay", "the number is written by hand"),
    "date_by_hand": ("ngày văn bản viết tay", "the date is written by hand"),
    "number_missing": ("không thấy số, ký hiệu", "no number found"),
    "date_missing": ("không thấy ngày ban hành", "no date found"),
    "issuer_missing": ("không rõ cơ quan ban hành", "issuer not found"),
    "unit_unknown": (
        "“{name}” không có trong danh mục đơn vị vào ngày của văn bản",
        "“{name}” is in no list of units of the document's day",
    ),
    "district_ended": (
        "văn bản sau 30/6/2025 nhưng ghi cấp huyện: {name}",
        "dated after 30 June 2025, when districts ended: {name}",
    ),
    "check_failed": ("không khớp: {statement}", "does not agree: {statement}"),
    "same_content": ("cùng nội dung với {other}", "same content as {other}"),
    "page_turned": (
        "trang {page} đặt nằm, đã xoay để đọc",
        "page {page} lay on its side and was turned",
    ),
    "low_resolution": ("trang {page} quét dưới 140 dpi", "page {page} was scanned below 140 dpi"),
    "jbig2": (
        "trang {page} nén JBIG2, có thể tráo chữ số",
        "page {page} is JBIG2 coded, which can swap digits",
    ),
    "layer_broken": ("lớp chữ của trang {page} bị hỏng", "the text layer of page {page} is broken"),
    "ink_without_words": (
        "trang {page} có nét mực nhưng không đọc được chữ",
        "page {page} has ink but no words",
    ),
    "indicator_claimed_twice": (
        "hai chỉ tiêu cùng nhận số này, xem giúp là chỉ tiêu nào: {codes}",
        "two indicators claim this figure, say which: {codes}",
    ),
    "indicator_value_differs": (
        "chỉ tiêu {code} đã có giá trị {first} trong văn bản này: số này có thể là một "
        "phần, hoặc của đơn vị khác",
        "indicator {code} has the value {first} in this document already: this may be a "
        "part or another unit's",
    ),
    "page_failed": ("trang {page} không đọc được", "page {page} could not be read"),
}

# Why a page was read as it was.
PAGE_REASONS: dict[str, Sentence] = {
    "page_blank": ("trang trắng", "blank page"),
    "layer_empty": ("không có lớp chữ", "no text layer"),
    "layer_only_overlay": (
        "lớp chữ chỉ là khung chữ ký số",
        "the text layer is only a signature's block",
    ),
    "layer_over_picture": (
        "lớp chữ do máy quét tạo, không tin",
        "a scanner's text layer, not believed",
    ),
    "layer_not_vietnamese": ("lớp chữ hỏng mã", "the text layer's encoding is broken"),
    "layer_old_font": ("lớp chữ phông cũ, đã chuyển mã", "old font encoding, converted"),
    "layer_good": ("lớp chữ tốt", "good text layer"),
    "picture_file": ("tệp ảnh", "picture file"),
    "plain_text": ("tệp văn bản", "text file"),
}

# What the commands say of their work.
TALK: dict[str, Sentence] = {
    "reading": ("Đang đọc", "Reading"),
    "page_of": ("{file}, trang {page}", "{file}, page {page}"),
    "done": (
        "Tổng {inputs} tệp = {read} đã đọc + {unchanged} không đổi + {failed} lỗi; "
        "{figures} số liệu, {review} dòng cần xem lại.",
        "{inputs} inputs = {read} read + {unchanged} unchanged + {failed} failed; "
        "{figures} figures, {review} rows to review.",
    ),
    "results_in": ("Kết quả: {path}", "Results: {path}"),
    "compared": (
        "{units} đơn vị, {indicators} chỉ tiêu, kỳ {period}; "
        "{review} giá trị cần xem lại, {missing} đơn vị chưa báo cáo, {repeats} báo cáo trùng.",
        "{units} units, {indicators} indicators, period {period}; "
        "{review} values to review, {missing} units missing, {repeats} repeated reports.",
    ),
    "other_periods": (
        "Các kỳ khác: {periods} (chọn bằng --period).",
        "Other periods: {periods} (choose with --period).",
    ),
    "would_read": ("sẽ đọc: {file} ({pages} trang)", "would read: {file} ({pages} pages)"),
    "would_skip": ("không đổi: {file}", "unchanged: {file}"),
    "failed": ("LỖI {file}: {error}. {next_step}", "FAILED {file}: {error}. {next_step}"),
    "workbook_open": (
        "{name} đang mở trong chương trình khác; đã ghi vào {other}",
        "{name} is open in another program; written to {other}",
    ),
    "interrupted": (
        "Đã dừng. Những trang đọc xong được giữ lại; chạy lại lệnh để tiếp tục.",
        "Stopped. Pages already read are kept; run the command again to go on.",
    ),
    "all_there": ("Máy đã có đủ mọi thứ.", "Everything is here."),
    "no_indicator": ("chưa chỉ tiêu nào nhận", "no indicator claims it"),
    "nearest_indicator": (
        "chưa có mã; gần nhất: {code} [{words}], không nhận vì {against}",
        "no code; nearest: {code} [{words}], not claimed because {against}",
    ),
    "against_sentence": ("trong câu không có", "the sentence has none of"),
    "against_context": (
        "trong câu, câu trước, đề mục không có",
        "sentence, earlier sentences and headings have none of",
    ),
    "against_section": ("đề mục không có", "the headings have none of"),
    "against_refuse": ("cạnh số có từ bị loại", "beside the figure stands one of"),
    "against_refuse_list": (
        "trong câu hoặc danh sách có từ bị loại",
        "the sentence or list has one of",
    ),
    "against_list": ("trong câu hoặc danh sách không có", "the sentence or list has none of"),
    "against_refuse_under": (
        "trong câu hoặc đề mục có từ bị loại",
        "sentence or heading has one of",
    ),
    "against_unit": ("đơn vị tính khác", "the unit differs"),
    "against_comparison": (
        "đây là mức tăng, giảm hoặc phần trăm của kế hoạch",
        "it is a difference, or a share of a plan",
    ),
    "against_elsewhere": (
        "đây là số của kỳ khác hoặc nơi khác",
        "it is another period's or body's",
    ),
    "against_level": ("chỉ tiêu không chia theo cấp này", "the indicator has no such level"),
    "against_level_unsure": ("không rõ số của cấp nào", "the level is unclear"),
    "against_": ("", ""),
    "indicators_good": (
        "{indicators} chỉ tiêu ({codes} mã), {examples} ví dụ: đều đúng.",
        "{indicators} indicators ({codes} codes), {examples} examples: all hold.",
    ),
    "checks_good": (
        "{checks} phép đối chiếu, {examples} ví dụ: đều đúng.",
        "{checks} checks, {examples} examples: all hold.",
    ),
    "forms_good": (
        "{forms} biểu mẫu, {examples} ví dụ: đều đúng.",
        "{forms} forms, {examples} examples: all hold.",
    ),
    "rules_good": (
        "{rules} quy tắc, {examples} ví dụ: đều đúng.",
        "{rules} rules, {examples} examples: all hold.",
    ),
}


def say(key: str, **values: object) -> str:
    """A sentence of TALK or PAGE_REASONS, filled with the values. Raises KeyError."""
    sentence = TALK.get(key) or PAGE_REASONS[key]
    return _chosen(sentence).format(**values)


def reason(doubt: Doubt) -> str:
    """The sentence of a doubt, filled with its words.

    >>> reason(Doubt.of("check_failed", statement="3 + 4 = 8"))
    'không khớp: 3 + 4 = 8'
    """
    return _chosen(REASONS[doubt.key]).format(**dict(doubt.values))


def error_text(code: str, values: dict[str, object]) -> tuple[str, str]:
    """Two sentences of an error: what happened, and what to do next."""
    what, then = ERRORS[code]
    return _chosen(what).format(**values).strip(), _chosen(then).format(**values)


def _chosen(sentence: Sentence) -> str:
    vietnamese, english = sentence
    return english if language == "en" else vietnamese
