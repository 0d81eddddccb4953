"""Every sentence that a user reads, in Vietnamese and English, by key.

`language` says which of the two is taken: `vi` or `en`.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Mapping

from extractor.model import Doubt

language = "en" if os.environ.get("SOLIEU_LANG", "").lower().startswith("en") else "vi"

# Control characters but for tab and end of line, and signs that turn the direction of writing.
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
Sentence = tuple[str, str]  # in Vietnamese, in English

# What a system says in its own language, by the number of its error.
OF_SYSTEM: dict[int, Sentence] = {
    **dict.fromkeys(
        (errno.ENOENT, errno.ESTALE, errno.ENOTDIR),
        ("Tệp không còn ở chỗ cũ", "The file is no longer where it was"),
    ),
    **dict.fromkeys(
        (errno.EACCES, errno.EPERM),
        ("Không có quyền, hoặc tệp đang bị khóa", "There is no right to it, or it is locked"),
    ),
    **dict.fromkeys(
        (errno.EBUSY, errno.EAGAIN),
        ("Chương trình khác đang dùng", "Another program is using it"),
    ),
    **dict.fromkeys(
        (errno.EIO, errno.ENXIO, errno.ENODEV),
        ("Ổ đĩa báo lỗi hoặc đã bị rút ra", "The disk fails or was taken out"),
    ),
    **dict.fromkeys(
        (
            *(errno.ENOTCONN, errno.ENETDOWN, errno.ENETUNREACH, errno.EHOSTDOWN),
            *(errno.EHOSTUNREACH, errno.ETIMEDOUT, errno.ECONNRESET, errno.ECONNREFUSED),
        ),
        ("Mất kết nối mạng tới nơi chứa tệp", "The network is down on the way to it"),
    ),
    errno.ELOOP: (
        "Lối tắt trỏ vòng về chính nó, không tới tệp nào",
        "The links lead back to themselves and to no file",
    ),
    errno.EISDIR: ("Đây là thư mục, không phải tệp", "It is a folder, no file"),
    errno.EROFS: ("Ổ đĩa chỉ cho đọc", "The disk can only be read"),
    errno.ENAMETOOLONG: ("Tên quá dài", "The name is too long"),
    **dict.fromkeys(
        (errno.ENOSPC, errno.EDQUOT, errno.EFBIG),
        ("Ổ đĩa đã đầy", "The disk is full"),
    ),
    errno.EEXIST: (
        "Ở đó đã có một tệp cùng tên, không phải thư mục",
        "A file of that name, no folder, is there already",
    ),
    errno.EADDRINUSE: ("Cổng này đang có chương trình dùng", "The port is in use"),
    errno.EADDRNOTAVAIL: ("Máy này không có địa chỉ đó", "This machine has no such address"),
}
OTHER_OF_SYSTEM = ("Hệ thống báo lỗi số {number}", "The system gives its error {number}")

# Of each error, what happened and what to do next.
ERRORS: dict[str, tuple[Sentence, Sentence]] = {
    "input_not_there": (
        ("Không tìm thấy {path}", "{path} is not there"),
        ("Kiểm tra lại tên tệp hoặc thư mục.", "Check the name of the file or folder."),
    ),
    "nothing_to_read": (
        ("Không có tệp nào trong {path}", "There is no file in {path}"),
        ("Chọn thư mục khác.", "Choose another folder."),
    ),
    "out_unwritable": (
        ("Không ghi được vào {path}", "Cannot write into {path}"),
        (
            "Chọn thư mục kết quả khác hoặc xin quyền ghi.",
            "Choose another result folder, or ask for the right to write.",
        ),
    ),
    "path_with_quote": (
        (
            "Trong lệnh, sau {path} có dấu ngoặc kép thừa, nên Windows hiểu phần còn lại của lệnh "
            "là tên thư mục",
            "Behind {path} there is a quotation mark too many in the command, so Windows takes the "
            "rest of the command for a folder's name",
        ),
        (
            "Bỏ dấu \\ đứng ngay trước dấu ngoặc kép ở cuối tên: “D:\\Báo cáo”, không phải "
            "“D:\\Báo cáo\\”.",
            "Leave out the \\ right before the quotation mark that ends a name: “D:\\Reports”, not "
            "“D:\\Reports\\”.",
        ),
    ),
    "path_empty": (
        ("Tên tệp hoặc thư mục để trống", "The name of a file or folder is empty"),
        (
            "Ghi rõ tên (dấu chấm “.” là thư mục hiện tại); trong lệnh tự động, xem lại biến chưa "
            "có giá trị.",
            "Write the name (“.” is the current folder); in a script, look for a variable without "
            "a value.",
        ),
    ),
    "name_too_long": (
        ("Tên tệp hoặc thư mục quá dài: {path}", "The name is too long: {path}"),
        ("Đặt tên ngắn hơn rồi chạy lại.", "Choose a shorter name, then run again."),
    ),
    "out_newer": (
        (
            "Kết quả trong {path} do phiên bản mới hơn của chương trình ghi; không động vào",
            "The results in {path} were written by a newer version; they were left alone",
        ),
        (
            "Cập nhật chương trình, hoặc chọn thư mục kết quả khác.",
            "Update the program, or choose another result folder.",
        ),
    ),
    "database_open": (
        (
            "dataset.sqlite trong {path} đang mở trong chương trình khác",
            "dataset.sqlite in {path} is open in another program",
        ),
        (
            "Đóng chương trình đó rồi chạy lại; những gì đã đọc được giữ lại.",
            "Close that program, then run again; what was read is kept.",
        ),
    ),
    "store_address": (
        (
            "Địa chỉ kho số liệu không đúng: {detail}",
            "The address of the dataset's server is not right: {detail}",
        ),
        (
            "Viết dạng postgresql://TÊN@MÁY:5432/CƠ_SỞ_DỮ_LIỆU.",
            "Write it as postgresql://USER@HOST:5432/DATABASE.",
        ),
    ),
    "store_password": (
        (
            "Địa chỉ kho số liệu có mật khẩu, ai xem danh sách tiến trình cũng đọc được",
            "The address of the server holds a password, which all on this machine can see",
        ),
        (
            "Bỏ mật khẩu khỏi địa chỉ và ghi vào tệp mật khẩu của PostgreSQL (~/.pgpass, biến "
            "PGPASSFILE); nên đổi mật khẩu đó.",
            "Take it out and write it into PostgreSQL's file of passwords (~/.pgpass, PGPASSFILE); "
            "better change that password.",
        ),
    ),
    "store_refused": (
        (
            "Máy chủ PostgreSQL không nhận: {detail}",
            "The PostgreSQL server refuses: {detail}",
        ),
        (
            "Xem máy chủ có đang chạy, tên cơ sở dữ liệu, tài khoản và mật khẩu (PGPASSFILE) có "
            "đúng không, rồi chạy lại.",
            "See that the server runs and that database, account and password (PGPASSFILE) are "
            "right, then run again.",
        ),
    ),
    "store_lost": (
        (
            "Mất kết nối với máy chủ PostgreSQL: {detail}",
            "The connection to the PostgreSQL server is lost: {detail}",
        ),
        (
            "Khi máy chủ chạy lại, chạy lại lệnh; những gì đã đọc được giữ lại.",
            "When the server is back, run again; what was read is kept.",
        ),
    ),
    "store_full": (
        (
            "Máy chủ PostgreSQL hết chỗ: {detail}",
            "The PostgreSQL server has no room left: {detail}",
        ),
        (
            "Giải phóng chỗ trống trên máy chủ rồi chạy lại; những gì đã đọc được giữ lại.",
            "Make room on the server, then run again; what was read is kept.",
        ),
    ),
    "store_open": (
        (
            "Một lệnh khác đang ghi vào bộ số liệu này trên máy chủ PostgreSQL",
            "Another command writes into this dataset on the PostgreSQL server",
        ),
        ("Chờ lệnh đó xong rồi chạy lại.", "Wait until it is done, then run again."),
    ),
    "store_newer": (
        (
            "Bộ số liệu trên máy chủ PostgreSQL do phiên bản mới hơn của chương trình lập",
            "The dataset on the PostgreSQL server was made by a newer version of the program",
        ),
        ("Cập nhật chương trình.", "Update the program."),
    ),
    "store_of_another": (
        (
            "Cơ sở dữ liệu này giữ bộ số liệu của một thư mục kết quả khác",
            "This database holds the dataset of another result folder",
        ),
        (
            "Dùng thư mục kết quả đó, hoặc lập một cơ sở dữ liệu mới.",
            "Use that result folder, or make a new database.",
        ),
    ),
    "store_is_folder": (
        (
            "Thư mục {path} đã giữ bộ số liệu trong dataset.sqlite",
            "The folder {path} keeps its dataset in dataset.sqlite already",
        ),
        (
            "Chạy không có --store, hoặc chọn thư mục kết quả mới (chép corrections.csv sang để "
            "giữ các quyết định).",
            "Run without --store, or choose a new result folder (copy corrections.csv into it to "
            "keep what people decided).",
        ),
    ),
    "store_unknown": (
        (
            "Không đọc được {path}, tệp cho biết bộ số liệu ở máy chủ nào",
            "{path}, which says where the dataset is, cannot be read",
        ),
        (
            "Xóa tệp đó rồi chạy lại với --store như lần đầu nếu cơ sở dữ liệu còn trống; nếu "
            "không, lấy lại tệp từ bản sao lưu.",
            "Take the file from a backup; where the database is still empty, delete it and run "
            "with --store again.",
        ),
    ),
    "no_cluster": (
        (
            "Máy này chưa có phần chạy nhiều máy và PostgreSQL",
            "What is needed for several machines and PostgreSQL is not installed here",
        ),
        ("Cài: pip install solieu[cluster]", "Install it: pip install solieu[cluster]"),
    ),
    "cluster_address": (
        (
            "Địa chỉ máy điều phối không đúng: {address}",
            "This is no scheduler's address: {address}",
        ),
        ("Viết dạng tls://TÊN-MÁY:8786.", "Write it as tls://HOST:8786."),
    ),
    "cluster_plain": (
        (
            "{address} không được mã hóa: người khác trong mạng đọc được báo cáo và chiếm được máy",
            "{address} is not encrypted: others in the network could read reports and take over",
        ),
        (
            "Lập chứng thư (solieu cluster init) rồi dùng tls://; tcp:// chỉ dùng cho 127.0.0.1.",
            "Make certificates with solieu cluster init, then use tls://; tcp:// is for 127.0.0.1.",
        ),
    ),
    "cluster_no_certificates": (
        (
            "Địa chỉ tls:// cần chứng thư của máy này",
            "An address with tls:// needs this machine's certificates",
        ),
        (
            "Thêm --certificates THƯ-MỤC (hoặc biến {variable}); lập bằng solieu cluster init.",
            "Add --certificates DIR (or set {variable}); solieu cluster init makes them.",
        ),
    ),
    "cluster_certificate": (
        ("Không đọc được chứng thư {path}", "The certificate {path} cannot be read"),
        (
            "Chép thư mục của máy này từ nơi đã chạy solieu cluster init.",
            "Copy this machine's folder from where solieu cluster init was run.",
        ),
    ),
    "machine_name": (
        ("Tên máy không dùng được: {name}", "This is no name of a machine: {name}"),
        ("Dùng tên ngắn như may-01.", "Use a short name such as may-01."),
    ),
    "cluster_away": (
        (
            "Không kết nối được máy điều phối {address}: {detail}",
            "The scheduler {address} is not reached: {detail}",
        ),
        (
            "Xem solieu cluster scheduler có đang chạy, mạng và chứng thư có đúng không, rồi chạy "
            "lại; những gì đã đọc được giữ lại.",
            "See that solieu cluster scheduler runs, and network and certificates, then run again; "
            "what was read is kept.",
        ),
    ),
    "cluster_no_port": (
        (
            "Không mở được địa chỉ {address}: {detail}",
            "The address {address} cannot be opened: {detail}",
        ),
        (
            "Chọn cổng khác, hoặc tắt chương trình đang giữ cổng này.",
            "Choose another port, or end the program that holds it.",
        ),
    ),
    "cluster_other_version": (
        (
            "{worker} dùng phiên bản hoặc quy tắc khác: {there}; ở đây: {here}",
            "{worker} has another version or other rules: {there}; here: {here}",
        ),
        (
            "Cài cùng một phiên bản và cùng thư mục quy tắc trên mọi máy rồi chạy lại.",
            "Install the same version and the same folder of rules on every machine, run again.",
        ),
    ),
    "cluster_needs_store": (
        (
            "Đọc trên nhiều máy cần bộ số liệu trong máy chủ PostgreSQL",
            "Reading on several machines needs the dataset in a PostgreSQL server",
        ),
        ("Thêm --store postgresql://…", "Add --store postgresql://…"),
    ),
    "cluster_lost": (
        ("Mất liên lạc với các máy đọc: {detail}", "The other machines are lost: {detail}"),
        (
            "Chạy lại; những gì đã đọc được giữ lại.",
            "Run again; what was read is kept.",
        ),
    ),
    "cluster_over": (
        ("Lệnh đã dừng", "The run was stopped"),
        ("Chạy lại; những gì đã đọc được giữ lại.", "Run again; what was read is kept."),
    ),
    "page_ends_workers": (
        (
            "Trang {page} làm chương trình đọc dừng đột ngột nhiều lần, trên những máy khác nhau",
            "Page {page} ended the program that reads it again and again",
        ),
        (
            "Mở trang đó, in ra PDF mới hoặc quét lại rồi chạy lại.",
            "Open the page, print it into a new PDF or scan it again, then run again.",
        ),
    ),
    "too_large_to_send": (
        (
            "Tệp lớn hơn {limit} và máy đọc không thấy thư mục chung",
            "The file is larger than {limit}, and the other machine does not see the shared folder",
        ),
        (
            "Đặt báo cáo vào thư mục chung mà mọi máy mở được bằng cùng một đường dẫn.",
            "Put the reports into a folder that every machine sees under the same path.",
        ),
    ),
    "disk_full": (
        (
            "Ổ đĩa chứa {path} đã đầy hoặc hết phần được cấp",
            "The disk that holds {path} is full, or its quota is used up",
        ),
        (
            "Giải phóng chỗ trống (hoặc đổi thư mục tạm TMPDIR, TEMP) rồi chạy lại; những gì đã "
            "đọc được giữ lại.",
            "Make room (or set TMPDIR, TEMP to another disk), then run again; what was read is "
            "kept.",
        ),
    ),
    "results_gone": (
        (
            "Thư mục kết quả {path} bị xóa, đổi tên hoặc chuyển đi trong khi đang chạy",
            "The result folder {path} was deleted, renamed or moved while the run went on",
        ),
        (
            "Đặt nó lại chỗ cũ nếu còn, rồi chạy lại: những gì không còn thì được đọc lại.",
            "Put it back where it was if you have it, then run again: what is gone is read anew.",
        ),
    ),
    "disk_failing": (
        (
            "Ổ đĩa chứa {path} báo lỗi. {detail}",
            "The disk that holds {path} reports an error. {detail}",
        ),
        (
            "Kiểm tra ổ đĩa, dây, mạng (ổ USB, thư mục chia sẻ) rồi chạy lại; những gì đã đọc được "
            "giữ lại.",
            "Look at the disk, the cable, the network share, then run again; what was read is "
            "kept.",
        ),
    ),
    "too_many_open": (
        (
            "Hệ điều hành không cho mở thêm tệp",
            "The system lets the program open no more files",
        ),
        (
            "Chạy lại với --jobs 1, đóng bớt chương trình khác (Linux: tăng ulimit -n).",
            "Run again with --jobs 1, close other programs (Linux: raise ulimit -n).",
        ),
    ),
    "package_missing": (
        (
            "Python này chưa có gói “{name}” mà chương trình cần",
            "This Python has not the package “{name}” that the program needs",
        ),
        (
            "Trong thư mục của chương trình chạy: python -m pip install . (trên Linux, make demo "
            "tự cài vào .venv; lệnh là .venv/bin/solieu).",
            "In the program's folder run: python -m pip install . (on Linux, make demo installs "
            "into .venv; the command is .venv/bin/solieu).",
        ),
    ),
    "stopped_unexpectedly": (
        (
            "Chương trình dừng vì lỗi ngoài dự kiến: {detail}",
            "The program stopped at an unexpected fault: {detail}",
        ),
        (
            "Chạy lại lệnh, những gì đã đọc được giữ lại; nếu vẫn dừng, gửi dòng này cho người bảo "
            "trì.",
            "Run the command again, what was read is kept; if it stops again, send this line to "
            "the maintainers.",
        ),
    ),
    "usage_missing": (
        ("Lệnh còn thiếu: {words}", "The command lacks: {words}"),
        ("Xem cách dùng: {prog} --help", "See {prog} --help"),
    ),
    "usage_unknown": (
        ("Không có tùy chọn hoặc lệnh này: {words}", "There is no such option or command: {words}"),
        ("Xem cách dùng: {prog} --help", "See {prog} --help"),
    ),
    "usage_choice": (
        (
            "{option}: “{value}” không dùng được; chọn một trong: {choices}",
            "{option}: “{value}” is not possible; choose one of: {choices}",
        ),
        ("Sửa lại rồi chạy lại; cách dùng: {prog} --help", "Mend it, run again; {prog} --help"),
    ),
    "usage_number": (
        (
            "{option}: “{value}” không dùng được; ghi một số từ {least} đến {most}",
            "{option}: “{value}” is not possible; write a number from {least} to {most}",
        ),
        ("Sửa lại rồi chạy lại; cách dùng: {prog} --help", "Mend it, run again; {prog} --help"),
    ),
    "report_needed": (
        ("Lệnh patterns {what} cần một báo cáo", "patterns {what} needs a report"),
        (
            'Ghi tên tệp phía sau, ví dụ: solieu patterns {what} "bc nam.pdf"',
            'Write the name of its file behind it: solieu patterns {what} "bc nam.pdf"',
        ),
    ),
    "not_a_report": (
        ("{path} là thư mục; lệnh này xem một báo cáo", "{path} is a folder, not one report"),
        ("Ghi tên một tệp trong thư mục ấy.", "Name a file in that folder."),
    ),
    "usage_ambiguous": (
        (
            "“{value}” viết tắt nhiều tùy chọn: {choices}",
            "“{value}” is short for several options: {choices}",
        ),
        ("Viết đủ tên tùy chọn rồi chạy lại.", "Write the whole name, then run again."),
    ),
    "usage_no_value": (
        ("{option} không có giá trị đi kèm", "{option} takes no value"),
        (
            "Bỏ phần sau dấu “=” rồi chạy lại; cách dùng: {prog} --help",
            "Leave out what follows “=”, run again; {prog} --help",
        ),
    ),
    "command_misspelt": (
        ("Không có lệnh “{word}”", "There is no command “{word}”"),
        (
            "Có phải định gõ: {prog} {near}? Mọi lệnh: {prog} --help",
            "Was {prog} {near} meant? All commands: {prog} --help",
        ),
    ),
    "command_unknown": (
        ("Không có lệnh “{word}”", "There is no command “{word}”"),
        (
            "Dùng một trong các lệnh: {commands}. Cách dùng: {prog} --help",
            "Use one of: {commands}. See {prog} --help",
        ),
    ),
    "usage_value": (
        ("{option}: giá trị thiếu hoặc không dùng được", "{option}: no value, or not a usable one"),
        ("Sửa lại rồi chạy lại; cách dùng: {prog} --help", "Mend it, run again; {prog} --help"),
    ),
    "usage_other": (
        ("Lệnh viết chưa đúng: {detail}", "The command is not well written: {detail}"),
        ("Xem cách dùng: {prog} --help", "See {prog} --help"),
    ),
    "out_is_file": (
        ("{path} là tệp, không phải thư mục", "{path} is a file, not a folder"),
        ("Chọn một thư mục kết quả.", "Choose a folder for the results."),
    ),
    "out_is_input": (
        (
            "{path} vừa là thư mục báo cáo vừa là thư mục kết quả",
            "{path} is both the folder of the reports and the result folder",
        ),
        (
            "Chọn một thư mục kết quả riêng, nếu không lần sau kết quả bị đọc như báo cáo.",
            "Choose another result folder: the next run would read the results as reports.",
        ),
    ),
    "input_is_results": (
        (
            "{path} là thư mục kết quả của một lượt chạy, không phải thư mục báo cáo",
            "{path} is the result folder of a run, not a folder of reports",
        ),
        (
            "Ghi thư mục chứa các báo cáo; nếu báo cáo nằm chung trong đó thì chuyển sang một thư "
            "mục riêng.",
            "Name the folder that holds the reports; where they lie in this one, move them into a "
            "folder of their own.",
        ),
    ),
    "units_unreadable": (
        (
            "Không đọc được danh sách đơn vị {path}. {detail}",
            "The list of units {path} cannot be read. {detail}",
        ),
        (
            "Lưu danh sách từ Excel thành .xlsx hoặc CSV, dòng đầu ghi Cấp, Tên đơn vị, Tỉnh.",
            "Save it as .xlsx or CSV whose first line says level, name, province.",
        ),
    ),
    "units_empty": (
        ("Danh sách {path} không có đơn vị nào", "The list {path} has no unit"),
        (
            "Kiểm tra lại tệp: dòng đầu ghi Cấp, Tên đơn vị, Tỉnh, mỗi dòng sau một đơn vị.",
            "Look at the file: a first line with level, name, province, then a line a unit.",
        ),
    ),
    "units_line": (
        (
            "{path}, dòng {line}: cần có tên đơn vị và cấp ({levels})",
            "{path}, line {line}: a name and a level ({levels}) are needed",
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
        (
            "Không thấy kết quả của “solieu run” trong {path}",
            "There are no results of “solieu run” in {path}",
        ),
        (
            "Ghi thư mục đã đặt sau --out của lệnh solieu run (trong đó có so-lieu.xlsx và "
            "dataset.sqlite, hoặc ít nhất documents.csv và indicators.csv).",
            "Name the folder behind --out of solieu run (it holds so-lieu.xlsx and dataset.sqlite, "
            "or at least documents.csv and indicators.csv).",
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
    "period_unreadable": (
        ("Không hiểu kỳ “{period}”", "The period “{period}” is not understood"),
        (
            "Ghi như “năm 2024”, “quý III/2024”, “6 tháng đầu năm 2024”, “tháng 9/2024”.",
            "Write it like 2024, 2024-Q3, 2024-01/2024-06 or “quý III/2024”.",
        ),
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
    "port_taken": (
        ("Cổng {port} đang có chương trình khác dùng", "Another program uses the port {port}"),
        (
            "Chọn cổng khác, hoặc bỏ --port để máy tự chọn.",
            "Choose another, or leave --port out.",
        ),
    ),
    "indicator_unknown": (
        ("Không có chỉ tiêu nào mã “{indicator}”", "No indicator has the code “{indicator}”"),
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
    "office_rules_broken": (
        (
            "Quy tắc riêng trong {folder} có lỗi:\n{faults}",
            "The office's own rules in {folder} have faults:\n{faults}",
        ),
        (
            'Sửa đúng dòng đã nêu, rồi chạy “solieu patterns check --patterns "{folder}"”.',
            'Mend the lines named, then run “solieu patterns check --patterns "{folder}"”.',
        ),
    ),
    "patterns_not_there": (
        (
            "Không có thư mục quy tắc riêng {path}",
            "There is no folder {path} of your own rules",
        ),
        (
            "Kiểm tra tên sau --patterns (hoặc trong SOLIEU_PATTERNS); cách tạo thư mục: "
            "patterns/README.md.",
            "Check the name behind --patterns (or in SOLIEU_PATTERNS); how to make one: "
            "patterns/README.md.",
        ),
    ),
    "patterns_are_ours": (
        (
            "{path} là thư mục quy tắc của chương trình",
            "{path} is the folder of the program's own rules",
        ),
        (
            "Tạo một thư mục khác, chỉ chứa quy tắc thêm của cơ quan.",
            "Make another folder that holds only what your office adds.",
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
    "pp_ocr_missing": (
        (
            "Máy chưa có bộ đọc thứ hai (rapidocr, onnxruntime)",
            "The second reader is not installed (rapidocr, onnxruntime)",
        ),
        (
            "Cài lại chương trình bằng pip để có đủ thư viện; chạy “solieu doctor” để kiểm tra.",
            "Install the program again with pip, which brings them; run “solieu doctor” to check.",
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
        (
            "Mở bằng phần mềm tạo ra tệp, in hoặc lưu thành PDF rồi chạy lại.",
            "Open it in the program that made it, save it as PDF, run again.",
        ),
    ),
    "file_without_ending": (
        (
            "Tên tệp không có đuôi, không rõ là loại gì",
            "The name has no ending that tells its kind",
        ),
        (
            "Xem tệp thực chất là gì rồi thêm đuôi (.pdf, .docx, .txt).",
            "See what it is, then add the ending (.pdf, .docx, .txt).",
        ),
    ),
    "file_archive": (
        ("Tệp nén loại này không mở được", "This kind of archive is not opened"),
        (
            "Giải nén rồi bỏ các tệp bên trong vào thư mục, hoặc nén lại thành .zip.",
            "Unpack it and put what is inside into the folder, or pack it as .zip.",
        ),
    ),
    "file_slides": (
        ("Tệp trình chiếu (PowerPoint) không đọc được", "Slides (PowerPoint) are not read"),
        ("Mở bằng PowerPoint, lưu thành PDF.", "Open it in PowerPoint, save it as PDF."),
    ),
    "file_media": (
        ("Tệp phim hoặc âm thanh, không có chữ để đọc", "A film or sound, with nothing to read"),
        (
            "Xin đơn vị gửi báo cáo bằng văn bản; chuyển tệp này ra thư mục khác.",
            "Ask for the report in writing; move this file elsewhere.",
        ),
    ),
    "file_program": (
        ("Tệp chương trình, không phải báo cáo", "A program, not a report"),
        (
            "Không mở tệp này; báo bộ phận CNTT và xin đơn vị gửi lại báo cáo.",
            "Do not open it; tell your IT desk and ask for the report again.",
        ),
    ),
    "package_rest": (
        (
            "Tệp nén chứa quá nhiều tệp: đã đọc {files} tệp đầu, còn {left} tệp chưa đọc",
            "The archive holds too many files: the first {files} were read, {left} were not",
        ),
        (
            "Giải nén bằng tay, chia thành nhiều thư mục rồi chạy lại.",
            "Unpack it by hand into several folders and run again.",
        ),
    ),
    "file_signature": (
        (
            "Tệp chữ ký số hoặc tệp đã mã hóa, không có nội dung đọc được",
            "A digital signature or an encrypted file, with no content to read",
        ),
        (
            "Mở bằng phần mềm ký số, lưu văn bản bên trong thành PDF.",
            "Open it in the signing program, save the document in it as PDF.",
        ),
    ),
    "file_web_page": (
        ("Trang web hoặc tệp xuất từ trang web", "A web page, or a file exported from one"),
        (
            "Mở bằng trình duyệt hoặc Word, in hoặc lưu thành PDF.",
            "Open it in the browser or Word, save it as PDF.",
        ),
    ),
    "file_csv": (
        ("Tệp CSV không đọc được", "CSV files are not read"),
        ("Mở bằng Excel, lưu thành .xlsx.", "Open it in Excel, save it as .xlsx."),
    ),
    "file_xml": (
        ("Tệp dữ liệu XML, không phải văn bản", "XML data, not a document"),
        (
            "Mở bằng phần mềm tạo ra tệp, lưu thành PDF hoặc Excel.",
            "Open it in the program that made it, save it as PDF or Excel.",
        ),
    ),
    "file_print_to_pdf": (
        ("Loại tệp này phải chuyển thành PDF", "This kind of file must be turned into PDF"),
        (
            "Mở bằng phần mềm xem tệp, chọn In → Microsoft Print to PDF.",
            "Open it in its viewer, print it to PDF.",
        ),
    ),
    "file_binary_sheet": (
        ("Bảng tính dạng .xlsb không đọc được", "Workbooks of the kind .xlsb are not read"),
        ("Mở bằng Excel, lưu thành .xlsx.", "Open it in Excel, save it as .xlsx."),
    ),
    "file_half_loaded": (
        ("Tệp tải về chưa xong", "The file is only half downloaded"),
        ("Tải lại tệp rồi chạy lại.", "Download it again, then run again."),
    ),
    "file_winmail": (
        (
            "Tệp winmail.dat của Outlook, báo cáo nằm bên trong",
            "A winmail.dat of Outlook, the report is inside",
        ),
        (
            "Mở thư bằng Outlook, lưu tệp đính kèm ra thư mục.",
            "Open the mail in Outlook, save its attachments into the folder.",
        ),
    ),
    "file_special": (
        ("Không phải tệp thường (thiết bị, đường ống)", "No plain file (a device or a pipe)"),
        ("Chuyển ra khỏi thư mục.", "Move it out of the folder."),
    ),
    "file_is_package": (
        ("Tệp nén hoặc thư, không phải báo cáo", "An archive or a mail, not a report"),
        ("Giải nén rồi chọn tệp bên trong.", "Unpack it and choose a file in it."),
    ),
    "file_changing": (
        (
            "Tệp bị ghi thay trong lúc đang đọc",
            "The file was written to while it was being read",
        ),
        (
            "Đợi máy quét hoặc đồng bộ ghi xong rồi chạy lại.",
            "Wait until the scanner or the sync is done, then run again.",
        ),
    ),
    "text_unwritten": (
        (
            "Đã đọc xong nhưng không ghi được {path}. {detail}",
            "It was read, but {path} could not be written. {detail}",
        ),
        (
            "Đóng tệp đó nếu đang mở, xem lại quyền ghi, rồi chạy lại.",
            "Close that file if it is open, look at the right to write, then run again.",
        ),
    ),
    "disk_low": (
        (
            "Không dựng hoặc đọc được trang; ổ đĩa chứa {path} gần đầy",
            "A page was not drawn or read; the disk that holds {path} is nearly full",
        ),
        ("Giải phóng chỗ trống rồi chạy lại.", "Make room on the disk, then run again."),
    ),
    "folder_unreadable": (
        ("Không xem được thư mục", "The folder cannot be looked into"),
        (
            "Xin quyền đọc thư mục, hoặc chép nó ra chỗ khác rồi chạy lại.",
            "Ask for the right to read it, or copy it elsewhere, then run again.",
        ),
    ),
    "path_too_long": (
        (
            "Đường dẫn quá dài, hệ điều hành không mở được",
            "The path is too long for the system to open",
        ),
        (
            "Rút ngắn tên các thư mục, hoặc chuyển tệp ra thư mục gần gốc ổ đĩa rồi chạy lại.",
            "Shorten the names of the folders, or move it nearer to the root of the disk, then "
            "run again.",
        ),
    ),
    "file_office_xml": (
        (
            "Tệp Word hoặc Excel lưu ở dạng XML cũ",
            "A Word or Excel file saved in an old form of XML",
        ),
        (
            "Mở bằng Word hoặc Excel, lưu thành .docx hoặc .xlsx rồi chạy lại.",
            "Open it in Word or Excel, save it as .docx or .xlsx, then run again.",
        ),
    ),
    "file_text_as_office": (
        (
            "Tệp chữ thường (hoặc CSV) mang tên tệp Word, Excel",
            "Plain text, or CSV, under the name of a Word or Excel file",
        ),
        (
            "Mở bằng Word hoặc Excel, lưu thành .docx hoặc .xlsx rồi chạy lại.",
            "Open it in Word or Excel, save it as .docx or .xlsx, then run again.",
        ),
    ),
    "package_empty": (
        ("Tệp nén hoặc thư rỗng, bên trong không có gì", "The archive or mail has nothing in it"),
        ("Xin đơn vị gửi lại.", "Ask the sender for it again."),
    ),
    "package_too_deep": (
        (
            "Tệp nén lồng nhau quá {depth} lớp",
            "Archives in archives, more than {depth} deep",
        ),
        ("Giải nén bằng tay rồi chạy lại.", "Unpack it by hand, then run again."),
    ),
    "package_too_large": (
        ("Tệp nén chứa quá nhiều hoặc quá lớn", "The archive holds too much"),
        (
            "Giải nén bằng tay rồi chỉ bỏ báo cáo vào thư mục.",
            "Unpack it by hand and put only the reports into the folder.",
        ),
    ),
    "package_locked": (
        ("Tệp nén có mật khẩu", "The archive has a password"),
        (
            "Xin mật khẩu, giải nén rồi bỏ tệp vào thư mục.",
            "Ask for the password, unpack it, put the file into the folder.",
        ),
    ),
    "package_trap": (
        (
            "Tệp nén phình to bất thường khi mở, có thể là bẫy",
            "The file grows beyond measure when unpacked; it may be a trap",
        ),
        (
            "Không mở tệp này; xin đơn vị gửi lại dưới dạng PDF.",
            "Do not open it; ask the sender for a PDF.",
        ),
    ),
    "office_password": (
        ("Tệp Office có mật khẩu", "The Office file has a password"),
        (
            "Xin mật khẩu, lưu bản không mật khẩu rồi chạy lại.",
            "Ask for the password, save a copy without it, run again.",
        ),
    ),
    "always_one_document": (
        (
            "{file} là tệp văn bản, Word hoặc Excel: luôn là một văn bản, không tách, không ghép",
            "{file} is a text, Word or Excel file: always one document, neither parted nor joined",
        ),
        (
            "Chỉ PDF và ảnh mới dùng solieu whole, solieu apart.",
            "solieu whole and solieu apart are for PDF files and pictures.",
        ),
    ),
    "not_in_results": (
        ("Kết quả trong {path} không có tệp {file}", "The results in {path} have no file {file}"),
        (
            "Ghi tên tệp đúng như trong cột file của documents.csv.",
            "Write the name as in the column file of documents.csv.",
        ),
    ),
    "file_not_pdf": (
        ("Tệp có đuôi .pdf nhưng không phải PDF", "The name says .pdf but it is no PDF"),
        (
            "Mở tệp xem thực chất là gì, rồi lưu lại thành PDF.",
            "See what it really is, then save it as PDF.",
        ),
    ),
    "file_not_utf8": (
        (
            "Không nhận ra bảng mã của tệp văn bản (không phải UTF-8)",
            "The encoding of the text file is not known (it is not UTF-8)",
        ),
        (
            "Mở bằng Notepad, chọn Lưu thành…, mã hóa UTF-8.",
            "Open it in Notepad and save it as UTF-8.",
        ),
    ),
    "text_garbled": (
        (
            "Chữ trong tệp văn bản đã hỏng vì lưu sai bảng mã (giáº£i quyáº¿t)",
            "The letters of the text file were spoilt by a wrong encoding (giáº£i quyáº¿t)",
        ),
        (
            "Lấy lại bản gốc, mở bằng Notepad rồi lưu với mã hóa UTF-8.",
            "Take the original, open it in Notepad and save it as UTF-8.",
        ),
    ),
    "text_empty": (
        ("Tệp văn bản không có chữ nào", "The text file holds no letter"),
        ("Xin đơn vị gửi lại tệp.", "Ask the sender for the file again."),
    ),
    "file_password": (
        ("Tệp PDF có mật khẩu", "The PDF has a password"),
        (
            "Xin mật khẩu, lưu bản không mật khẩu rồi chạy lại.",
            "Ask for the password, save a copy without it, run again.",
        ),
    ),
    "file_locked_otherwise": (
        (
            "Tệp PDF bị khóa bằng chứng thư số hoặc phần mềm bảo vệ tài liệu",
            "The PDF is locked by a certificate or by a program that protects documents",
        ),
        (
            "Mở bằng phần mềm đã khóa nó, in ra PDF mới, hoặc xin bản không khóa, rồi chạy lại.",
            "Open it in the program that locked it and print it to a new PDF, or ask for a copy "
            "that is not locked, then run again.",
        ),
    ),
    "file_broken": (
        ("Tệp bị hỏng, không mở được", "The file is broken and cannot be opened"),
        ("Xin đơn vị gửi lại tệp hoặc quét lại.", "Ask for the file again, or scan again."),
    ),
    "file_no_pages": (
        (
            "Tệp PDF không có trang nào mở được",
            "The PDF has no page that can be opened",
        ),
        (
            "Nếu trình đọc PDF mở thấy trang thì in lại ra PDF; nếu không, xin đơn vị gửi lại.",
            "If a PDF reader shows pages, print it to a new PDF; else ask for the file again.",
        ),
    ),
    "file_too_slow": (
        ("Mở tệp quá {seconds} giây không xong", "Opening the file took more than {seconds} s"),
        (
            "In lại tệp thành PDF mới rồi chạy lại.",
            "Print the file into a new PDF, then run again.",
        ),
    ),
    "office_missing": (
        (
            "Đây là tệp Word, Excel đời cũ; máy chưa có LibreOffice để mở",
            "This is a Word or Excel file of an old kind; LibreOffice, which opens it, is missing",
        ),
        (
            "Mở bằng Word hoặc Excel, lưu thành PDF hoặc .docx/.xlsx rồi chạy lại; "
            "hoặc cài LibreOffice.",
            "Open it in Word or Excel and save it as PDF or .docx/.xlsx, then run again; "
            "or install LibreOffice.",
        ),
    ),
    "office_broken": (
        ("Không mở được tệp Word, Excel này", "This Word or Excel file cannot be opened"),
        (
            "Mở bằng Word hoặc Excel, lưu lại thành .docx/.xlsx hoặc PDF rồi chạy lại; "
            "không mở được thì xin gửi lại tệp.",
            "Open it in Word or Excel and save it as .docx/.xlsx or PDF, then run again; if that "
            "fails, ask for the file again.",
        ),
    ),
    "office_inserted_only": (
        (
            "Nội dung nằm trong tệp khác được chèn vào, máy không đọc được",
            "All of it lies in other files taken in, which cannot be read",
        ),
        (
            "Mở bằng Word, lưu lại thành .docx rồi chạy lại.",
            "Open it in Word, save it as .docx, run again.",
        ),
    ),
    "office_trap": (
        (
            "Tệp Word, Excel chứa thứ mà Word, Excel không bao giờ ghi ra, có thể là bẫy",
            "The Word or Excel file holds what Word and Excel never write; it may be a trap",
        ),
        (
            "Hỏi lại đơn vị gửi, xin bản PDF; không mở tệp này.",
            "Ask the sender for a PDF; do not open this file.",
        ),
    ),
    "office_empty": (
        ("Tệp Word, Excel không có nội dung", "The Word or Excel file holds nothing"),
        ("Xin đơn vị gửi lại tệp.", "Ask the sender for the file again."),
    ),
    "sheet_too_large": (
        (
            "Trang tính “{sheet}” có quá {limit} ô",
            "The sheet “{sheet}” has more than {limit} cells",
        ),
        (
            "Giữ lại phần báo cáo, xóa các ô thừa, lưu rồi chạy lại.",
            "Keep the part that is the report, delete the other cells, save and run again.",
        ),
    ),
    "office_too_deep": (
        (
            "Tệp Word, Excel này có bảng, khung lồng vào nhau quá nhiều lớp, máy không đọc",
            "In this Word or Excel file tables or frames stand too deep in one another",
        ),
        (
            "Mở bằng Word hoặc Excel, lưu thành PDF rồi chạy lại; "
            "không mở được thì xin gửi lại tệp.",
            "Open it in Word or Excel and save it as PDF, then run again; if that fails, ask for "
            "the file again.",
        ),
    ),
    "text_too_odd": (
        (
            "Nội dung tệp quá khác thường (dãy chữ số quá dài), không phân tích được",
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
    "office_too_slow": (
        (
            "Phần thứ {page} của tệp (chữ, trang tính hoặc ảnh) xử lý quá {seconds} giây không "
            "xong",
            "Part {page} of the file (its text, a sheet or a picture) took more than {seconds} s",
        ),
        (
            "Bỏ phần không phải báo cáo, hoặc tách tệp thành nhiều tệp nhỏ, rồi chạy lại.",
            "Take out what is no report, or part the file into smaller ones, and run again.",
        ),
    ),
    "office_too_much_memory": (
        (
            "Phần thứ {page} của tệp (chữ, trang tính hoặc ảnh) cần quá nhiều bộ nhớ, đã dừng đọc",
            "Part {page} of the file (its text, a sheet or a picture) needs too much memory",
        ),
        (
            "Bỏ phần không phải báo cáo, hoặc tách tệp thành nhiều tệp nhỏ, rồi chạy lại.",
            "Take out what is no report, or part the file into smaller ones, and run again.",
        ),
    ),
    "office_crashed": (
        (
            "Chương trình đọc bị dừng đột ngột ở phần thứ {page} của tệp",
            "The reader stopped abruptly at part {page} of the file",
        ),
        (
            "Chạy lại với --jobs 1; nếu vẫn lỗi, lưu tệp thành PDF rồi chạy lại.",
            "Run again with --jobs 1; if it fails again, save the file as PDF and run again.",
        ),
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
    "page_too_much_memory": (
        (
            "Trang {page} cần quá nhiều bộ nhớ, đã dừng đọc",
            "Page {page} needs too much memory and was given up",
        ),
        (
            "In tệp thành PDF mới ở 300 dpi rồi chạy lại; tệp gửi đến khác thường thì hỏi lại "
            "đơn vị gửi.",
            "Print the file into a new PDF at 300 dpi and run again; ask the sender where the file "
            "is no ordinary one.",
        ),
    ),
    "file_too_much_memory": (
        (
            "Mở tệp cần quá nhiều bộ nhớ, đã dừng",
            "Opening the file needs too much memory and was given up",
        ),
        (
            "Mở tệp bằng phần mềm của nó, lưu lại hoặc tách thành nhiều phần rồi chạy lại.",
            "Open the file in its program, save it anew or split it, then run again.",
        ),
    ),
    "file_crashed": (
        (
            "Chương trình bị dừng đột ngột khi mở tệp",
            "The program stopped abruptly when it opened the file",
        ),
        (
            "Mở tệp bằng phần mềm của nó và lưu lại thành PDF; vẫn lỗi thì xin đơn vị gửi lại.",
            "Open the file in its program and save it as PDF; if it fails again, ask the sender.",
        ),
    ),
    "text_too_slow": (
        (
            "Phân tích nội dung quá {seconds} giây không xong",
            "Analysing the text took more than {seconds} s",
        ),
        (
            "Mở tệp xem có đúng là báo cáo không; nếu đúng, tách thành nhiều phần rồi chạy lại.",
            "See whether the file is a report; if it is, split it, then run again.",
        ),
    ),
    "text_crashed": (
        (
            "Chương trình bị dừng đột ngột khi phân tích nội dung",
            "The program stopped abruptly when it analysed the text",
        ),
        (
            "Chạy lại; nếu vẫn lỗi, gửi tệp cho người bảo trì.",
            "Run again; if it fails again, send the file to the maintainers.",
        ),
    ),
    "text_too_much_memory": (
        (
            "Phân tích nội dung cần quá nhiều bộ nhớ, đã dừng",
            "Analysing the text needs too much memory and was given up",
        ),
        ("Tách tệp thành nhiều phần rồi chạy lại.", "Split the file, then run again."),
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
    "pdf_xfa": (
        (
            "Biểu mẫu PDF động (XFA): nội dung chỉ hiện trong Adobe Reader",
            "A dynamic PDF form (XFA): its content shows in Adobe Reader only",
        ),
        (
            "Mở bằng Adobe Reader, in ra PDF rồi chạy lại với tệp đó.",
            "Open it in Adobe Reader, print it to a PDF, then run again with that file.",
        ),
    ),
    "picture_too_small": (
        (
            "Ảnh quá nhỏ ({wide} × {high} điểm), không thể có chữ đọc được",
            "The picture is too small ({wide} × {high} pixels) to hold legible print",
        ),
        (
            "Tìm ảnh gốc, chụp hoặc quét lại cả trang.",
            "Look for the original picture, or photograph or scan the whole page again.",
        ),
    ),
    "picture_too_long": (
        (
            "Ảnh dài hẹp bất thường ({wide} × {high} điểm), không phải một trang",
            "The picture ({wide} × {high} pixels) has the shape of no page",
        ),
        (
            "Cắt ảnh thành từng trang rồi chạy lại.",
            "Cut the picture into pages, then run again.",
        ),
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
    "form_other_kind": (
        (
            "Tệp không phải mẫu Excel thường (.xlsx)",
            "The file is no ordinary Excel form (.xlsx)",
        ),
        (
            "Mở bằng Excel, chọn Lưu thành “Excel Workbook (.xlsx)” rồi chạy lại.",
            "Open it in Excel, save it as “Excel Workbook (.xlsx)”, then run again.",
        ),
    ),
    "form_part_outside": (
        (
            "Mẫu lấy dữ liệu từ ngoài tệp ({part}); không điền",
            "The form takes data from outside the file ({part}); it is not filled",
        ),
        (
            "Trong Excel: Dữ liệu → Sửa liên kết → Ngắt liên kết (Break Link), lưu rồi chạy lại.",
            "In Excel: Data → Edit Links → Break Link, save, then run again.",
        ),
    ),
    "form_part_runs": (
        (
            "Mẫu có phần tự chạy (macro, nút điều khiển: {part}); không điền",
            "The form holds something that runs (macro, control: {part}); it is not filled",
        ),
        (
            "Lưu thành .xlsx không có macro, bỏ nút điều khiển, rồi chạy lại.",
            "Save it as .xlsx without macros and controls, then run again.",
        ),
    ),
    "form_marks_wrong": (
        (
            "Mẫu có dấu sai, chưa điền ô nào:\n  {cells}",
            "The form has wrong marks; no cell was filled:\n  {cells}",
        ),
        (
            "Sửa các ô ấy (hoặc tệp .solieu.csv, bản .de-xuat.xlsx) rồi chạy lại. Mẫu đã đổi dòng, "
            "cột thì xóa hai tệp ấy để chương trình đề xuất lại.",
            "Mend these cells (or the .solieu.csv, the .de-xuat.xlsx copy), then run again. Where "
            "rows or columns of the form have changed, delete those two files to have them "
            "proposed anew.",
        ),
    ),
    "form_saved_broken": (
        (
            "Không đọc được {path}, dòng {line}",
            "Cannot read {path}, line {line}",
        ),
        (
            "Sửa dòng ấy, hoặc xóa tệp để chương trình đề xuất lại.",
            "Mend the line, or delete the file to have the marks proposed anew.",
        ),
    ),
    "not_docx": (
        ("Tên tệp Word phải kết thúc bằng .docx: {path}", "A Word file ends in .docx: {path}"),
        ("Đặt lại tên sau --out.", "Give another name after --out."),
    ),
    "day_unreadable": (
        ("{option}: “{value}” không phải một ngày", "{option}: “{value}” is no day"),
        ("Ghi ngày/tháng/năm, ví dụ 15/12/2024.", "Write day/month/year, such as 15/12/2024."),
    ),
    "report_no_level": (
        (
            "Kỳ này không có báo cáo nào của cấp “{level}”",
            "No unit of the level “{level}” has reported on this period",
        ),
        ("Chọn --level trong: {levels}", "Choose --level among: {levels}"),
    ),
    "report_of_nobody": (
        (
            "Kỳ {period} chưa có báo cáo nào rõ đơn vị và cấp",
            "No report on {period} is known to be of a unit and its level",
        ),
        (
            "Ghi cơ quan ban hành và cấp của các văn bản (solieu review, hoặc trang “Cần xem lại” "
            "của so-lieu.xlsx), rồi chạy lại.",
            "Say the issuer and the level of the documents (solieu review, or the sheet “Cần xem "
            "lại” of so-lieu.xlsx), then run again.",
        ),
    ),
    "draft_unreadable": (
        ("Không đọc được bản thảo {path} ({detail})", "The draft {path} cannot be read ({detail})"),
        (
            "Mở bằng Word rồi lưu lại thành .docx, hoặc đặt tên khác sau --out để lập bản mới.",
            "Open it in Word and save it as .docx, or give another name after --out for a new one.",
        ),
    ),
    "draft_foreign": (
        (
            "{path} đã có và không phải bản thảo do chương trình lập: không ghi đè",
            "{path} is there and no draft of this program: it is not overwritten",
        ),
        ("Đặt tên khác sau --out.", "Give another name after --out."),
    ),
    "draft_other_period": (
        (
            "{path} là bản thảo của kỳ khác ({period})",
            "{path} is a draft of another period ({period})",
        ),
        (
            "Đặt tên khác sau --out cho kỳ này, hoặc ghi đúng kỳ ở --period.",
            "Give another name after --out for this period, or the draft's own at --period.",
        ),
    ),
    "form_onto_itself": (
        ("Tệp kết quả trùng với mẫu: {path}", "The result would overwrite the form: {path}"),
        ("Đặt tên khác sau --out.", "Give another name after --out."),
    ),
    "form_nothing_asked": (
        (
            "Không thấy ô nào chờ số trong mẫu {path}",
            "No cell of the form {path} is seen to wait for a number",
        ),
        (
            "Kẻ đường viền cho bảng (đầu cột, tên dòng, các ô chờ số) rồi lưu, hoặc viết dấu vào "
            "ô cần điền (docs/bieu-mau.md), rồi chạy lại.",
            "Draw borders around the table (heads, names of rows, cells that wait) and save it, or "
            "write marks into the cells (docs/bieu-mau.md), then run this again.",
        ),
    ),
    "form_is_copy": (
        (
            "{path} là bản đề xuất của một mẫu, không phải mẫu",
            "{path} is the copy with the proposals of a form, not the form",
        ),
        ("Chạy lại với chính mẫu: {form}", "Run again with the form itself: {form}"),
    ),
    "form_unit_unknown": (
        (
            "Không có đơn vị “{unit}” trong kết quả{near}",
            "The results have no unit “{unit}”{near}",
        ),
        (
            "Xem tên đơn vị trong cột district, issuer của documents.csv.",
            "See the names in the columns district and issuer of documents.csv.",
        ),
    ),
    "form_needs_folders": (
        (
            "Lệnh fill cần thư mục kết quả và --out",
            "The command fill needs result folders and --out",
        ),
        (
            "solieu fill MẪU.xlsx KẾT_QUẢ --period “quý III/2024” --out ĐÃ_ĐIỀN.xlsx; chỉ kiểm tra "
            "mẫu: solieu fill --check MẪU.xlsx",
            "solieu fill FORM.xlsx RESULTS --period “quý III/2024” --out FILLED.xlsx; to examine "
            "the form alone: solieu fill --check FORM.xlsx",
        ),
    ),
    "unexpected": (
        ("Lỗi ngoài dự kiến: {detail}", "Unexpected fault: {detail}"),
        (
            "Gửi tệp và dòng này cho người bảo trì.",
            "Send the file and this line to the maintainers.",
        ),
    ),
    "corrections_unwritable": (
        (
            "Không ghi được điều đã sửa vào {path}. {detail}",
            "The correction cannot be written into {path}. {detail}",
        ),
        (
            "Đóng tệp ấy nếu đang mở trong Excel, kiểm tra chỗ trống trên đĩa rồi làm lại.",
            "Close that file where Excel has it open, see that the disk has room, try again.",
        ),
    ),
    "corrections_unreadable": (
        (
            "Không mở được các điều đã sửa trong {path}. {detail}",
            "The corrections in {path} cannot be opened. {detail}",
        ),
        (
            "Đóng tệp ấy nếu đang mở trong Excel, kiểm tra quyền đọc rồi chạy lại.",
            "Close that file where Excel has it open, see that you may read it, run again.",
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
    "print_covered": (
        "nét bút hoặc dấu đè lên chữ in: có thể che một số",
        "a pen's stroke or a seal lies over print here and may hide a numeral",
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
    "headings_lost": (
        "có số mục không đọc được hoặc bị thiếu; mục của các số liệu ở {paths} là suy ra",
        "a heading's number was not read or is missing; the sections {paths} are inferred",
    ),
    "layer_differs": (
        "trang {page}: lớp chữ có sẵn khác với chữ trên ảnh, chỉ dùng chữ đọc từ ảnh",
        "page {page}: the text layer differs from the picture, which alone was used",
    ),
    "unseen": (
        "số có trong tệp nhưng không nhìn thấy trên trang",
        "a numeral in the file that cannot be seen on the page",
    ),
    "struck_out": ("số bị gạch bỏ trên trang", "a numeral struck out on the page"),
    "print_not_seen": (
        "chữ có sẵn trong tệp chưa được đối chiếu với hình trang (thiếu bộ đọc thứ hai)",
        "the text layer was not held against the page as printed (no second reader)",
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
    "second_reading_blank": (
        "lần đọc thứ hai không thấy số ở chỗ này",
        "the second reading has no numeral here",
    ),
    "cells_unread": (
        "trang {page}: ô (dòng, cột) {cells} của bảng có nét mực nhưng không đọc được",
        "page {page}: cells (row, column) {cells} of a table have ink that could not be read",
    ),
    "look_alike": (
        "có ký tự giống chữ số dính vào số",
        "a look-alike of a digit touches the number",
    ),
    "words_disagree": (
        "số viết bằng chữ bên cạnh là {words}",
        "the words beside it spell {words}",
    ),
    "no_separator": (
        "bốn chữ số trở lên không có dấu chấm: có thể OCR bỏ mất dấu phẩy",
        "four or more digits without a dot: OCR may have lost a comma",
    ),
    "glued": ("số dính liền với chữ", "a number run together with a word"),
    "torn": ("có thể là một số bị tách làm hai", "may be one number torn in two"),
    "fraction_of_dong": (
        "đồng không có phần lẻ: có thể thiếu triệu hay tỷ",
        "đồng has no fractions: its scale may be missing",
    ),
    "symbol_unknown": (
        "mã cơ quan trong ký hiệu chưa gặp: có thể đọc sai",
        "the body's code in the symbol is not known: may be misread",
    ),
    "symbol_type_alike": (
        "mã loại văn bản trong ký hiệu chưa gặp, giống một mã thường dùng: có thể đọc sai",
        "the code of the symbol's type is not known and looks like a usual one: may be misread",
    ),
    "symbol_letter": (
        "ký hiệu có chữ cái không mã nào có: có thể đọc sai",
        "the symbol has a letter that no code has: may be misread",
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
    "unit_unsaid": (
        "không ghi đơn vị tính: có thể cùng đơn vị với số đứng trước hoặc sau",
        "no unit is printed: it may be that of the number before or behind",
    ),
    "letters_apart": (
        "chữ in giãn cách: các chữ số đứng rời có thể là một số",
        "the letters stand apart: single digits may be one number",
    ),
    "brackets_unclear": (
        "số trong ngoặc có thể là số âm",
        "a number in brackets may be negative",
    ),
    "period_or_count": (
        "số sau tháng, quý: là tháng, quý ấy hay là số việc trong kỳ",
        "behind a month or a quarter: its number, or how many there were in it",
    ),
    "day_or_months": (
        "có thể là một ngày hoặc các tháng từ … đến … của năm",
        "may be a day or the months of a span",
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
    "heads_unsure": (
        "không chắc tiêu đề cột ở trên là của ô này",
        "the heads above may not be those of this cell",
    ),
    "rows_unsure": (
        "các dòng in liền nhau, không thấy đường kẻ giữa: không chắc số này của dòng nào",
        "rows stand together without a line that was seen between: of which this is is unsure",
    ),
    "heads_unknown": (
        "đứng trong cột của bảng chưa nhận ra: không rõ tiêu đề",
        "stands in columns of which no table was made out: its heads are unknown",
    ),
    "count_or_date": (
        "dưới tiêu đề về ngày có số không định dạng: có thể là một ngày của Excel",
        "a number without format below a head of days may be a day as Excel stores it",
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
    "number_too_long": (
        "nhiều chữ số hơn mọi số liệu của báo cáo",
        "it has more digits than any figure of a report",
    ),
    "scales_rise": ("thứ tự tỷ, triệu, nghìn không giảm dần", "scales do not fall"),
    "no_such_day": ("không có ngày này trong lịch", "no calendar has this day"),
    "no_such_month": ("không có tháng này", "there is no such month"),
    "no_such_week": ("không có tuần này", "there is no such week"),
    "no_period": ("không phải kỳ báo cáo", "no period"),
    "no_such_quarter": ("không có quý này", "there is no such quarter"),
    "no_such_year": ("năm ngoài khoảng 1900–2100", "year outside 1900–2100"),
    "range_turned": ("năm đầu không trước năm cuối", "the range runs backwards"),
    "year_elsewhere": (
        "không ghi năm, mà câu đang nói năm {other}",
        "no year is printed, and the sentence speaks of {other}",
    ),
    "year_turned": (
        "không ghi năm: có thể là năm của báo cáo hoặc năm sau đó",
        "no year is printed: the report's year or the one after it",
    ),
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
    "number_blank": (
        "số văn bản để trống, chưa ghi",
        "the place of the number is left blank",
    ),
    "number_not_seen": (
        "không đọc được gì ở chỗ ghi số văn bản: để trống, viết tay mờ hoặc đóng bằng hình",
        "nothing could be read at the place of the number: blank, faint handwriting or a picture",
    ),
    "number_by_hand": ("số văn bản viết tay", "the number is written by hand"),
    "number_stamped": (
        "có dấu đóng đè lên số văn bản",
        "a stamp covers the number",
    ),
    "number_unread": (
        "số văn bản có in nhưng chưa đọc chắc",
        "the number is printed but could not be read with certainty",
    ),
    "date_blank": (
        "ngày văn bản để trống, chưa ghi",
        "the place of the date is left blank",
    ),
    "date_not_seen": (
        "không đọc được gì ở chỗ ghi ngày văn bản: để trống, viết tay mờ hoặc đóng bằng hình",
        "nothing could be read at the place of the date: blank, faint handwriting or a picture",
    ),
    "date_by_hand": ("ngày văn bản viết tay", "the date is written by hand"),
    "date_stamped": (
        "có dấu đóng đè lên ngày văn bản",
        "a stamp covers the date",
    ),
    "date_unread": (
        "ngày văn bản có in nhưng chưa đọc chắc",
        "the date is printed but could not be read with certainty",
    ),
    "number_missing": ("không thấy số, ký hiệu", "no number found"),
    "date_missing": ("không thấy ngày ban hành", "no date found"),
    "issuer_missing": (
        "không rõ cơ quan ban hành: chưa so sánh được báo cáo này",
        "issuer not found: the report cannot be compared",
    ),
    "period_missing": (
        "không rõ kỳ báo cáo: chưa so sánh được báo cáo này",
        "period not found: the report cannot be compared",
    ),
    "period_of_several": (
        "tiêu đề nêu nhiều kỳ ({periods}): lấy {period}",
        "several periods are named ({periods}): taken for {period}",
    ),
    "period_from_file": (
        "kỳ báo cáo ({period}) chỉ thấy ở tên tệp",
        "the period ({period}) is told by the file's name only",
    ),
    "period_from_folder": (
        "kỳ báo cáo ({period}) chỉ thấy ở tên thư mục",
        "the period ({period}) is told by the folder's name only",
    ),
    "period_unsure": (
        "có thể là số của {period}, không phải của kỳ báo cáo",
        "may be a figure of {period}, not of the report's period",
    ),
    "unit_unknown": (
        "“{name}” không có trong danh mục đơn vị vào ngày của văn bản",
        "“{name}” is in no list of units of the document's day",
    ),
    "issuer_unknown": (
        "tên cơ quan đọc từ ảnh là “{name}”, không khớp cơ quan nào đã biết",
        "the issuer was read as “{name}”, which is no body known",
    ),
    "issuer_corrected": (
        "tên cơ quan đọc từ ảnh là “{read}”, lấy là “{taken}”",
        "the issuer was read as “{read}” and taken for “{taken}”",
    ),
    "issuer_symbol": (
        "{name}: ký hiệu {symbol} là của cơ quan khác, có thể tên cơ quan đọc thiếu",
        "{name}: the symbol {symbol} is another body's; part of the issuer may be unread",
    ),
    "issuer_differs": (
        "{name}: văn bản ghi “{read}”, danh sách đơn vị ghi “{listed}”",
        "{name}: the document says “{read}”, the list of units “{listed}”",
    ),
    "district_ended": (
        "văn bản sau 30/6/2025 nhưng ghi cấp huyện: {name}",
        "dated after 30 June 2025, when districts ended: {name}",
    ),
    "check_failed": ("không khớp: {statement}", "does not agree: {statement}"),
    "page_turned": (
        "trang {page} đặt nằm, đã xoay để đọc",
        "page {page} lay on its side and was turned",
    ),
    "illegible": (
        "trang mờ, nhòe hoặc quá thô, đọc không chắc",
        "the page is too blurred or coarse to be read surely",
    ),
    "page_illegible": (
        "trang {page} quá mờ, nhòe hoặc thô: mọi số phải xem lại; quét hoặc chụp lại cho rõ",
        "page {page} can hardly be read, review all its numbers: scan or photograph it again",
    ),
    "page_bent": (
        "trang {page} chụp bị cong, dòng chữ không thẳng; trải phẳng rồi chụp lại",
        "page {page} is bent and its lines are not straight: flatten it and take it again",
    ),
    "page_blurred": (
        "trang {page} bị nhòe, chữ số dễ đọc nhầm; quét hoặc chụp lại cho rõ",
        "page {page} is blurred and digits are easily misread: scan or photograph it again",
    ),
    "pages_not_told": (
        "tệp khai {told} trang nhưng chứa {held}, phần thừa không đọc; in lại ra PDF để đọc đủ",
        "the file says {told} pages but holds {held}; the rest is not read: print it to a new PDF",
    ),
    "field_differs": (
        "trang {page}: ô biểu mẫu chứa {held} nhưng in ra {shown}",
        "page {page}: a form field holds {held} but prints {shown}",
    ),
    "note_not_printed": (
        "trang {page}: ô chữ chỉ hiện trên màn hình, không in, không đọc: {text}",
        "page {page}: a box that shows on the screen only is not read: {text}",
    ),
    "note_unread": (
        "trang {page}: có con dấu hoặc ô chữ không đọc được",
        "page {page}: a stamp or comment box could not be read",
    ),
    "fields_added": (
        "trang {page}: ô biểu mẫu không đọc được trên hình, lấy từ tệp: {text}",
        "page {page}: form fields were not legible in the picture, taken from the file: {text}",
    ),
    "frames_left_out": (
        "ảnh động: chỉ đọc hình đầu, còn {count} hình không đọc",
        "moving picture: only its first frame is read, {count} more are not",
    ),
    "low_resolution": ("trang {page} quét dưới 140 dpi", "page {page} was scanned below 140 dpi"),
    "jbig2": (
        "trang {page} nén JBIG2, có thể tráo chữ số",
        "page {page} is JBIG2 coded, which can swap digits",
    ),
    "layer_broken": ("lớp chữ của trang {page} bị hỏng", "the text layer of page {page} is broken"),
    "layer_too_much": (
        "trang {page} có bản vẽ quá nhiều nét (bản đồ chẳng hạn): được đọc bằng ảnh của trang",
        "page {page} has a drawing of too many strokes (a map, say): it is read from its picture",
    ),
    "numbers_cut": (
        "có số bị mép trang cắt mất một phần, không đọc",
        "numbers are cut off by the edge of the page and were not read",
    ),
    "watermark_numeral": (
        "chữ in chéo ngang trang ({text}) có số, không đọc",
        "print that slants across the page ({text}) has a number that was not read",
    ),
    "page_lacking": (
        "trang {page}: dữ liệu của trang trong tệp bị thiếu hoặc hỏng, có thể mất chữ, mất số; "
        "so với bản giấy hoặc xin đơn vị gửi lại tệp",
        "page {page}: what it is drawn from is damaged or breaks off, print may be missing; "
        "hold it against the paper or ask for the file again",
    ),
    "ink_without_words": (
        "trang {page} có nét mực nhưng không đọc được chữ",
        "page {page} has ink but no words",
    ),
    "one_kind_of_reader": (
        "trang {page} chỉ do một loại máy đọc (máy này chưa cài rapidocr, onnxruntime)",
        "page {page} was read by one kind of reader only (rapidocr, onnxruntime not installed)",
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
    "hidden_sheets": (
        "tệp có {number} trang tính ẩn, không đọc",
        "the file has {number} hidden sheets, which were not read",
    ),
    "hidden_cells": (
        "trang tính “{sheet}” có {number} ô nằm trong hàng, cột ẩn, không đọc",
        "{number} cells of the sheet “{sheet}” lie in hidden rows or columns and were not read",
    ),
    "formulas_uncalculated": (
        "trang tính “{sheet}” có {number} công thức chưa được tính ({cells}): "
        "mở bằng Excel, lưu lại rồi chạy lại",
        "{number} formulas of the sheet “{sheet}” were never calculated ({cells}): "
        "open it in Excel, save it and run again",
    ),
    "formula_uncalculated": (
        "ô này là công thức chưa được tính",
        "this cell is a formula that was never calculated",
    ),
    "cell_errors": (
        "trang tính “{sheet}” có {number} ô báo lỗi ({cells})",
        "{number} cells of the sheet “{sheet}” show an error ({cells})",
    ),
    "cells_twice": (
        "trang tính “{sheet}” ghi hai lần {number} ô với nội dung khác nhau ({cells}): tệp hỏng, "
        "mở bằng Excel, xem lại các ô đó, lưu lại rồi chạy lại",
        "the sheet “{sheet}” holds {number} cells twice, each time with something else ({cells}): "
        "the file is damaged; open it in Excel, look at these cells, save it and run again",
    ),
    "cell_twice": (
        "tệp ghi ô này hai lần với nội dung khác nhau",
        "the file holds this cell twice, each time with something else",
    ),
    "cell_error": ("công thức của ô này báo lỗi", "the formula of this cell gives an error"),
    "drawings_unread": (
        "có {number} hình vẽ, biểu đồ hoặc đối tượng nhúng mà máy không đọc chữ bên trong",
        "the words inside {number} drawings, charts or embedded objects were not read",
    ),
    "inserted_unread": (
        "có {number} phần chèn từ tệp khác mà máy không đọc được; mở bằng Word, lưu lại thành "
        ".docx rồi chạy lại",
        "{number} parts taken in from other files were not read; open it in Word, save it as "
        ".docx, run again",
    ),
    "tracked_changes": (
        "văn bản còn {number} chỗ sửa số chưa chốt (Track Changes): đã đọc theo bản đã sửa",
        "{number} changes of figures are not accepted yet (Track Changes): read as changed",
    ),
    "comments_unread": (
        "có {number} lời bình (Comment) chứa chữ số, không đọc: xem có sửa số trong văn bản không",
        "{number} comments hold figures and were not read: see whether they change the text",
    ),
    "white_print": (
        "văn bản có {number} chỗ ghi số bằng chữ trắng trên nền trắng, không ai thấy, không đọc",
        "figures stand in white on white in {number} places, where nobody sees them: not read",
    ),
    "moving_dates": (
        "văn bản có {number} chỗ ghi ngày do Word tự đổi mỗi khi mở tệp: đối chiếu với bản đã ký",
        "{number} dates are set anew by Word whenever the file is opened: compare the signed copy",
    ),
    "prompt_figures": (
        "văn bản có {number} ô chưa điền còn lời nhắc có chữ số, có thể không phải số liệu",
        "{number} controls that nobody filled in show a prompt with digits, perhaps no figures",
    ),
    "white_cells": (
        "trang tính “{sheet}” có {number} ô ghi số bằng chữ trắng trên nền trắng, không đọc",
        "{number} cells of the sheet “{sheet}” are white on white and were not read",
    ),
    "analysis_unfinished": (
        "nội dung quá lớn, phân tích bị dừng trước khi đối chiếu các con số",
        "the text is too large, the analysis ended before figures were checked against each other",
    ),
    "blocks_left_out": (
        "văn bản quá dài: {number} đoạn và bảng từ {place} trở đi không được đọc; tách tệp thành "
        "nhiều phần rồi chạy lại",
        "the document is too long: {number} paragraphs and tables from {place} on were not read; "
        "part the file and run again",
    ),
    "cells_left_out": (
        "trang tính quá lớn: {number} ô từ {place} trở đi không được đọc; tách trang tính thành "
        "nhiều tệp rồi chạy lại",
        "the sheet is too large: {number} cells from {place} on were not read; part the sheet into "
        "several files and run again",
    ),
    "table_cells_left_out": (
        "bảng quá lớn: {number} ô từ {place} trở đi không được đọc; tách tệp thành nhiều phần rồi "
        "chạy lại",
        "a table is too large: {number} cells from {place} on were not read; part the file into "
        "several and run again",
    ),
    "part_only": (
        "phân tích cả văn bản quá lâu hoặc cần quá nhiều bộ nhớ: chỉ đọc phần đầu, từ trang "
        "{page}, dòng “{text}” trở đi không được đọc; tách tệp thành nhiều phần rồi chạy lại",
        "the analysis of the whole took too long or too much memory: only the first part was read, "
        "nothing from page {page}, line “{text}” on; part the file and run again",
    ),
    "numerals_left_out": (
        "văn bản có quá nhiều con số: {number} con số từ dòng “{text}” trở đi không được đọc, "
        "chỉ có trong tệp chữ; tách tệp thành nhiều phần rồi chạy lại",
        "the document has too many numerals: {number} of them, from the line “{text}” on, were not "
        "read and stand in the text file only; part the file and run again",
    ),
    "endless_left_out": (
        "có một dãy {number} con số liền nhau không có chữ, từ “{text}”, không phải báo cáo nên "
        "không được đọc",
        "a row of {number} numerals without a word, from “{text}” on, is no report and was left "
        "unread",
    ),
    "turned_digits": (
        "các chữ số này hiện ra theo chiều từ phải sang trái: trên màn hình là số khác",
        "these digits are shown from right to left: what is seen is another number",
    ),
    "rules_ended": (
        "hết thời gian khi đang tìm con số, chưa hiểu số này",
        "time ran out while numerals were looked for, this one was not understood",
    ),
    "page_failed": ("trang {page} không đọc được", "page {page} could not be read"),
    "gone": (
        "tệp không còn trong thư mục, không tính",
        "the file is no longer in its folder and does not count",
    ),
    "kept_from_before": (
        "lần này không đọc được tệp, số liệu là của lần đọc trước",
        "the file could not be read this time, the figures are those of an earlier reading",
    ),
    "several_documents": (
        "tệp {file} có {count} văn bản, mỗi tiêu ngữ mở một văn bản; nếu chỉ là một: "
        "solieu whole DIR TỆP",
        "{file} holds {count} documents, each begun by a letterhead; if it is one: "
        "solieu whole DIR FILE",
    ),
    "decision_not_placed": (
        "người xem đã chốt {value} ở chỗ này, nay máy đọc chỗ này khác hẳn",
        "a person decided {value} for this place, which now reads quite otherwise",
    ),
    "decision_other_version": (
        "ở bản trước của báo cáo, người xem đã chốt {value} tại chỗ này; bản này in khác",
        "a person decided {value} for this place of another version; this one prints otherwise",
    ),
    "decision_other_kind": (
        "người xem đã chốt {value}, nay máy đọc chỗ này thành loại khác",
        "a person decided {value} for what is now read as another kind",
    ),
    "decision_head_differs": (
        "người xem đã xác nhận phần đầu văn bản là {seen}, nay máy đọc khác",
        "a person confirmed the head as {seen}; it is read otherwise now",
    ),
    "decision_no_value": (
        "điều người xem ghi ({value}) không phải là giá trị hợp lệ",
        "what a person noted ({value}) is no value",
    ),
    "decisions_open": (
        "{count} điều người xem đã chốt chưa đặt lại được vào văn bản này (xem trang Đã sửa)",
        "{count} decisions of persons find no place in this document (see the sheet Đã sửa)",
    ),
    "back_unreadable": (
        "không đọc lại được tệp Excel này: nó bị hỏng hoặc đang mở ({detail})",
        "this workbook could not be read back: it is damaged or open ({detail})",
    ),
    "back_formula": (
        "ô có công thức: gõ giá trị, không gõ công thức",
        "a formula: type the value, not a formula",
    ),
    "back_no_key": (
        "dòng không có khóa ẩn (dòng thêm tay hoặc cột Khóa bị xóa)",
        "the row has no hidden key (added by hand, or the column Khóa was deleted)",
    ),
    "back_mixed_up": (
        "dòng bị xáo trộn: cột Tệp, Như in và cột Khóa ẩn không cùng một dòng (khi sắp xếp phải "
        "chọn cả bảng)",
        "the row is mixed up: Tệp, Như in and the hidden Khóa are not of one row (sort all columns "
        "together)",
    ),
    "back_overtaken": (
        "chỗ này đã được chốt sau khi ghi tệp Excel này ({said})",
        "decided elsewhere after this workbook was written ({said})",
    ),
    "back_nothing_to_confirm": (
        "máy chưa có giá trị nào để xác nhận: gõ vào cột Giá trị đúng",
        "there is no value to confirm: type it into Giá trị đúng",
    ),
    "back_contradiction": (
        "cột Đã xem và cột Giá trị đúng nói khác nhau",
        "Đã xem and Giá trị đúng contradict each other",
    ),
    "back_seen_unclear": (
        "không hiểu cột Đã xem: x, không phải số liệu, không đọc được, đúng như in, để sau",
        "Đã xem is not clear: x, không phải số liệu, không đọc được, đúng như in, để sau",
    ),
    "back_which_field": (
        "với văn bản, gõ tên cột rồi giá trị, ví dụ “kỳ báo cáo: năm 2024”",
        "for a document, type the column and the value, as in “kỳ báo cáo: năm 2024”",
    ),
    "back_not_text": (
        "Excel đã đổi thành ngày hoặc dạng khác: gõ lại dạng chữ (định dạng ô: Text)",
        "Excel made a date of it: type it as text (format of the cell: Text)",
    ),
    "back_number_unclear": (
        "Excel đã đổi thành số nên không rõ dấu chấm, dấu phẩy: gõ lại dạng chữ, như in",
        "Excel made a number of it, dots and commas are lost: type it as text, as printed",
    ),
    "entry_empty": ("chưa gõ gì", "nothing was typed"),
    "entry_too_long": ("quá dài", "too long"),
    "entry_no_date": (
        "không phải ngày hoặc kỳ: gõ như 7/11/2016, tháng 9/2024, quý III/2024, năm 2024",
        "no day or period: type 7/11/2016, tháng 9/2024, quý III/2024, năm 2024",
    ),
    "entry_no_ratio": ("tỷ số phải gõ dạng 23/28", "a ratio is typed as 23/28"),
    "entry_scale": (
        "không rõ nghìn, triệu hay tỷ: gõ kèm chữ (61 tỷ 723 triệu) hoặc gõ đủ số và “đồng”",
        "thousands or millions are not clear: type them too (61 tỷ 723 triệu), or all digits and "
        "“đồng”",
    ),
    "entry_words": (
        "có chữ mà máy không hiểu là số: chỉ gõ số, hoặc số kèm nghìn, triệu, tỷ",
        "there are words that are no number: type the number alone, or with nghìn, triệu, tỷ",
    ),
    "entry_money": (
        "gõ kèm “đồng” mà đây không phải số tiền: gõ số không kèm “đồng”, hoặc sửa loại thành tiền",
        "“đồng” was typed where no money is counted: type the number alone, or make it money first",
    ),
    "entry_no_kind": (
        "loại phải là tỷ số, tỷ lệ %, số lượng, đo lường, tiền",
        "the kind must be ratio, percentage, count, measure or money",
    ),
    "entry_no_status": (
        "tình trạng phải là thực hiện, dự kiến, giao",
        "the status must be actual, planned or assigned",
    ),
    "entry_no_indicator": (
        "không có chỉ tiêu nào tên như vậy, hoặc có nhiều",
        "no indicator is called so, or several are",
    ),
    "entry_no_level": ("cấp phải là tỉnh, sở, huyện, xã", "the level must be tỉnh, sở, huyện, xã"),
    "entry_no_answer": ("gõ có hoặc không", "type yes or no"),
    "entry_no_symbol": ("số, ký hiệu phải có chữ số", "a symbol has digits"),
    "joined_pictures": (
        "{count} ảnh được ghép thành một văn bản (đến {last}); nếu là các văn bản riêng: "
        "solieu apart DIR TỆP",
        "{count} pictures (up to {last}) were joined to one document; if they are several: "
        "solieu apart DIR FILE",
    ),
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
    "layer_covered": (
        "ô biểu mẫu hoặc ô chữ nằm đè lên chữ khác",
        "a form field or comment box lies over other text",
    ),
    "layer_not_vietnamese": ("lớp chữ hỏng mã", "the text layer's encoding is broken"),
    "layer_old_font": ("lớp chữ phông cũ, đã chuyển mã", "old font encoding, converted"),
    "layer_not_as_printed": (
        "lớp chữ không giống chữ in trên trang",
        "the text layer is not what is printed on the page",
    ),
    "layer_good": ("lớp chữ tốt", "good text layer"),
    "picture_file": ("tệp ảnh", "picture file"),
    "picture_inside": ("ảnh trong tệp Word, Excel", "picture in a Word or Excel file"),
    "office_text": ("chữ trong tệp Word, Excel", "text of a Word or Excel file"),
    "plain_text": ("tệp văn bản", "text file"),
    "old_text": (
        "tệp văn bản bảng mã cũ (TCVN3, VNI, Windows-1258), đã chuyển mã",
        "text file in an old encoding (TCVN3, VNI, Windows-1258), converted",
    ),
}

# What the commands say of their work.
TALK: dict[str, Sentence] = {
    "sheet_full": (
        "Trang này chỉ chứa {rows} dòng; đủ mọi dòng ở tệp CSV cùng thư mục.",
        "This sheet holds {rows} lines only; all of them are in the CSV file beside.",
    ),
    "scheduler_at": (
        "Đang điều phối tại {address}; dừng: Ctrl-C.",
        "Handing out pages at {address}; Ctrl-C stops it.",
    ),
    "dashboard_at": (
        "Bảng theo dõi, mở trên máy điều phối: {address}",
        "Dashboard, to be opened on the scheduler's machine: {address}",
    ),
    "workers_at": (
        "{count} chương trình đọc cho {address}; dừng: Ctrl-C.",
        "{count} workers for {address}; Ctrl-C stops them.",
    ),
    "worker_unfit": (
        "{worker} tạm không đọc được, việc được giao cho máy khác: {detail}",
        "{worker} cannot work now, others take over: {detail}",
    ),
    "certificates_made": (
        "Chép từng thư mục sang đúng máy của nó. Không chép authority-key.pem trong {path} đi đâu.",
        "Copy each folder to its machine. authority-key.pem stays in {path}.",
    ),
    "reading": ("Đang đọc", "Reading"),
    "page_of": ("{file}, trang {page}", "{file}, page {page}"),
    "so_far": ("{done}/{total} trang", "{done} of {total} pages"),
    "at_work": ("{workers} trang cùng lúc", "{workers} at once"),
    "time_left": ("còn chừng {minutes} phút", "about {minutes} min left"),
    "hours_left": ("còn chừng {hours} giờ", "about {hours} h left"),
    "no_workers": (
        "Chưa thấy máy đọc nào; mở solieu cluster worker trên một máy, việc tự chạy tiếp.",
        "No worker is there; start solieu cluster worker on a machine, the run goes on by itself.",
    ),
    "done": (
        "Tổng {files} tệp = {read} đã đọc + {unchanged} không đổi + {failed} lỗi + "
        "{aside} để riêng; {figures} số liệu, {review} dòng cần xem lại.",
        "{files} files = {read} read + {unchanged} unchanged + {failed} failed + "
        "{aside} set aside; {figures} figures, {review} rows to review.",
    ),
    "gone": (
        "Không còn trong thư mục, không tính: {files}",
        "No longer in the folder, not counted: {files}",
    ),
    "gone_kept": (
        "Không còn trong thư mục, vẫn tính: {files}",
        "No longer in the folder, counted all the same: {files}",
    ),
    "gone_one": ("không còn trong thư mục: {file}", "no longer in the folder: {file}"),
    "and_more": ("{files} và {more} tệp nữa", "{files} and {more} more"),
    "aside_system": ("tệp của hệ thống", "the system's own file"),
    "aside_lock": ("tệp khóa của Office đang mở", "lock of an open Office file"),
    "aside_shortcut": ("đường dẫn tắt", "shortcut"),
    "aside_temporary": ("tệp tạm", "temporary file"),
    "aside_signature": ("chữ ký của thư", "the mail's signature"),
    "aside_sample": ("đáp án, hướng dẫn của mẫu", "answers and notes beside samples"),
    "aside_hidden": ("tệp ẩn", "hidden file"),
    "aside_link": ("đường dẫn tới thư mục khác", "link to another folder"),
    "aside_results": ("thư mục kết quả của solieu", "results of solieu"),
    "aside_mail_body": (
        "lời thư, không có số liệu riêng",
        "the mail's words, no figures of its own",
    ),
    "forgotten": (
        "Đã bỏ khỏi kết quả: {files}. Các sửa chữa vẫn được giữ; tệp còn trong thư mục thì lượt "
        "chạy sau lại đọc.",
        "Taken out of the results: {files}. Corrections are kept; a file that is still in its "
        "folder is read again in the next run.",
    ),
    "decided_whole": (
        "Từ lượt chạy sau, mỗi tệp là một văn bản: {files}",
        "From the next run on, each file is one document: {files}",
    ),
    "decided_apart": (
        "Từ lượt chạy sau, mỗi ảnh là một văn bản riêng: {files}",
        "From the next run on, each picture is a document of its own: {files}",
    ),
    "results_in": ("Kết quả: {path}", "Results: {path}"),
    "compared": (
        "{units} đơn vị, {indicators} chỉ tiêu, kỳ {period}; "
        "{review} giá trị cần xem lại, {repeats} báo cáo trùng.",
        "{units} units, {indicators} indicators, period {period}; "
        "{review} values to review, {repeats} repeated reports.",
    ),
    "standing": (
        "{expected} đơn vị phải báo cáo: {reported} đã báo cáo; {there} có tệp nhưng chưa tính "
        "được (trang “Có tệp chưa tính”); {unseen} chưa thấy báo cáo (trang “Chưa báo cáo”). "
        "{files} tệp không nằm trong bảng nào.",
        "{expected} expected units: {reported} reported; of {there} a file is there but not "
        "counted (sheet “Có tệp chưa tính”); of {unseen} nothing is seen (sheet “Chưa báo cáo”). "
        "{files} files are in no table.",
    ),
    "standing_without_list": (
        "{units} đơn vị đã báo cáo; {files} tệp không nằm trong bảng nào (trang “Có tệp chưa "
        "tính”). Không có danh sách đơn vị phải báo cáo nên không biết ai chưa báo cáo: cho danh "
        "sách bằng --expected.",
        "{units} units reported; {files} files are in no table (sheet “Có tệp chưa tính”). "
        "Without a list of units (--expected) nobody can be missed.",
    ),
    "period_chosen": ("Kỳ so sánh: {period} ({why}).", "Period compared: {period} ({why})."),
    "period_asked": ("kỳ đã chọn", "as asked"),
    "period_most_listed": (
        "kỳ muộn nhất mà quá nửa đơn vị trong danh sách đã báo cáo",
        "the latest that more than half of the expected units report on",
    ),
    "period_most_units": (
        "kỳ muộn nhất có nhiều đơn vị báo cáo",
        "the latest that most units report on",
    ),
    "period_largest": (
        "chưa kỳ nào có quá nửa đơn vị trong danh sách; đây là kỳ muộn nhất có nhiều nhất",
        "none has more than half of the expected units; the latest of those with most",
    ),
    "other_periods": (
        "Các kỳ khác (số đơn vị): {periods}; chọn bằng --period.",
        "Other periods (units): {periods}; choose with --period.",
    ),
    "would_read": ("sẽ đọc: {file} ({pages} trang)", "would read: {file} ({pages} pages)"),
    "would_skip": ("không đổi: {file}", "unchanged: {file}"),
    "would_copy": (
        "trùng nội dung, chỉ tính một lần: {file} (như {other})",
        "the same content, counted once: {file} (as {other})",
    ),
    "would_rename": ("đổi tên từ {other}: {file}", "renamed from {other}: {file}"),
    "would_set_aside": ("để riêng: {file} ({why})", "set aside: {file} ({why})"),
    "failed": ("LỖI {file}: {error}. {next_step}", "FAILED {file}: {error}. {next_step}"),
    "would_all": (
        "Tổng {files} tệp = {read} sẽ đọc + {unchanged} không đổi + {failed} lỗi + {aside} để "
        "riêng; chưa ghi gì.",
        "{files} files = {read} to be read + {unchanged} unchanged + {failed} failed + {aside} set "
        "aside; nothing is written.",
    ),
    "workbook_open": (
        "{name} đang mở trong chương trình khác; đã ghi vào {other}",
        "{name} is open in another program; written to {other}",
    ),
    "folder_in_place": (
        "{name} là một thư mục nên không ghi được; đã ghi vào {other}. Đổi tên thư mục ấy rồi chạy "
        "lại.",
        "{name} is a folder and cannot be written; written to {other}. Rename it, then run again.",
    ),
    "database_set_aside": (
        "dataset.sqlite bị hỏng, đã đổi tên thành {name}; đang lập lại từ những trang đã đọc.",
        "dataset.sqlite was damaged and is now called {name}; it is made anew from the pages read.",
    ),
    "interrupted": (
        "Đã dừng. Những trang đọc xong được giữ lại; chạy lại lệnh để tiếp tục.",
        "Stopped. Pages already read are kept; run the command again to go on.",
    ),
    "engine_there": (
        "Bộ đọc chữ: có, {engine}, đọc được tiếng Việt",
        "Reader: here, {engine}, reads Vietnamese",
    ),
    "second_there": (
        "Bộ đọc số thứ hai: có, {engine}",
        "Second reader of numerals: here, {engine}",
    ),
    "poppler_there": ("Poppler (mở PDF): có", "Poppler (opens PDF files): here"),
    "office_there": (
        "LibreOffice: có, đọc được tệp .doc .xls .odt .ods .rtf",
        "LibreOffice: here, files .doc .xls .odt .ods .rtf are read",
    ),
    "office_not_there": (
        "LibreOffice: không có (không bắt buộc); tệp .doc .xls .odt .ods .rtf phải lưu thành "
        ".docx/.xlsx hoặc PDF",
        "LibreOffice: not here (optional); files .doc .xls .odt .ods .rtf must be saved as "
        ".docx/.xlsx or PDF",
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
    "against_topic": (
        "gần đó và trong tên văn bản không có",
        "neither the text nearby nor the title has any of",
    ),
    "against_refuse_nearer": (
        "giữa tên chỉ tiêu và số có từ bị loại",
        "between the name and the figure stands one of",
    ),
    "against_section": ("đề mục không có", "the headings have none of"),
    "against_refuse": ("cạnh số có từ bị loại", "beside the figure stands one of"),
    "against_refuse_list": (
        "trong câu hoặc danh sách có từ bị loại",
        "the sentence or list has one of",
    ),
    "against_in_list": ("trong câu hoặc danh sách không có", "the sentence or list has none of"),
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
    "against_part_of": ("số không phải là một phần của", "the figure is no part of"),
    "against_band": (
        "cạnh số là mức phần trăm khác, hoặc không có mức nào",
        "another band of percentages stands beside the figure, or none",
    ),
    "against_stage": ("việc mới đến bước khác", "the matter is said to be at another stage"),
    "against_taken": ("các từ ấy thuộc số đứng trước", "the words belong to the figure before"),
    "against_rate": (
        "số bình quân, số mỗi ngày",
        "the figure is an average or of one day",
    ),
    "against_superior": ("số của cơ quan cấp trên", "the figure is a superior body's"),
    "against_whole": (
        "số là một phần của số đã có mã này",
        "the figure is a part of the one that has this code",
    ),
    "against_demand": ("số trong lời yêu cầu, không phải kết quả", "a demand, not a result"),
    "against_narrow": (
        "câu nói về một lĩnh vực hay một cơ quan, không phải toàn bộ",
        "the sentence speaks of one field or one department, not of all",
    ),
    "against_subject": (
        "số là của chỉ số khác được nêu gần hơn, hoặc không nêu chỉ số nào (mục subjects)",
        "another index or thing was named last, or none (subjects in words.yaml)",
    ),
    "against_qualified": (
        "câu có từ hạn định, số chỉ là một phần (mục qualifiers của words.yaml)",
        "the sentence has a qualifier: the figure is a part (qualifiers in words.yaml)",
    ),
    "against_unaccounted": (
        "câu nói thêm điều mà chỉ tiêu không biết: số có thể chỉ là một phần",
        "the statement says more than the indicator knows: the figure may be a part",
    ),
    "against_": ("", ""),
    "indicators_good": (
        "{indicators} chỉ tiêu ({codes} mã), {examples} ví dụ: đều đúng.",
        "{indicators} indicators ({codes} codes), {examples} examples: all hold.",
    ),
    "mark_broken": ("dấu {{{{ }}}} không đủ hai đầu: {words}", "braces do not match: {words}"),
    "mark_unknown_word": (
        "không hiểu “{words}” (cần mã chỉ tiêu, “mỗi đơn vị”, “kỳ”, “trang” hoặc “bỏ qua”)",
        "“{words}” is not understood (a code, “mỗi đơn vị”, “kỳ”, “trang” or “bỏ qua” is needed)",
    ),
    "mark_unknown_key": (
        "không hiểu “{words}” (dùng: đơn vị, kỳ, tình trạng, phần, đơn vị tính, so sánh, cấp, "
        "tỉnh)",
        "“{words}” is not understood (known: đơn vị, kỳ, tình trạng, phần, đơn vị tính, so sánh, "
        "cấp, tỉnh)",
    ),
    "mark_no_value": ("sau “{words}=” không ghi gì", "nothing stands after “{words}=”"),
    "mark_unknown_value": ("không hiểu “{words}”", "“{words}” is not understood"),
    "mark_unknown_period": (
        "không hiểu kỳ “{words}” (kỳ này, kỳ trước, cùng kỳ, năm sau, quý III/2024…)",
        "the period “{words}” is not understood (kỳ này, kỳ trước, cùng kỳ, năm sau, 2024-Q3…)",
    ),
    "mark_unknown_code": ("không có chỉ tiêu “{code}”{near}", "no indicator “{code}”{near}"),
    "mark_near": ("; gần nhất: {near}", "; the nearest: {near}"),
    "mark_no_unit": (
        "chưa rõ đơn vị; ghi “đơn vị=…” trong dấu, ở dòng, ở trang, hoặc dùng --unit",
        "of which unit? Write “đơn vị=…” in the mark, its row or sheet, or use --unit",
    ),
    "mark_several_units": (
        "“{unit}” là nhiều đơn vị: {units}; ghi thêm cấp=…, tỉnh=…",
        "“{unit}” means several units: {units}; add cấp=…, tỉnh=…",
    ),
    "mark_no_sheet": ("mẫu không có trang tính này", "the form has no such sheet"),
    "mark_merged": ("ô nằm dưới ô gộp {head}", "the cell lies under the merged cell {head}"),
    "mark_heads_changed": (
        "đầu hàng, đầu cột đã khác lúc xác nhận ({was})",
        "the heads have changed since the mark was confirmed ({was})",
    ),
    "mark_rows_short": (
        "có {needed} đơn vị, mẫu chỉ chừa {there} dòng; thêm dòng trống cùng kiểu bên dưới",
        "{needed} units, but the form keeps only {there} rows; add empty rows of the same style "
        "below",
    ),
    "propose_no_table": (
        "không nhận ra ô này thuộc bảng nào",
        "this cell is in no table that is understood",
    ),
    "propose_no_code": (
        "tên hàng, tên cột không phải cách gọi đã biết của một chỉ tiêu",
        "the heads are no known wording of an indicator",
    ),
    "propose_change": (
        "“so sánh” có thể là phần tăng, giảm, có thể là tỷ lệ so với trước",
        "it may be the growth, or what is in per cent of what was",
    ),
    "propose_period": ("chưa rõ số của kỳ nào", "of which period is not clear"),
    "propose_status": (
        "chưa rõ là số thực hiện, kế hoạch hay được giao",
        "whether done, planned or assigned is not clear",
    ),
    "propose_unit": ("mẫu không ghi số của đơn vị nào", "the form does not say of which unit"),
    "propose_measure": (
        "mẫu không ghi đơn vị tính của số tiền",
        "the form does not say the measure of the amount",
    ),
    "fill_filled": ("đã điền", "filled"),
    "fill_draft": ("đã điền, PHẢI XEM", "filled, TO BE LOOKED AT"),
    "fill_doubtful": ("để trống: phải xem", "left empty: to be looked at"),
    "fill_missing": ("để trống: không có số", "left empty: no value"),
    "fill_unconfirmed": (
        "dấu của ô chưa ai xác nhận",
        "nobody has confirmed what the cell asks for",
    ),
    "fill_sum_holds": ("công thức khớp báo cáo", "formula agrees with the reports"),
    "fill_sum_fails": ("công thức KHÔNG KHỚP báo cáo", "formula DISAGREES with the reports"),
    "fill_sum_open": ("công thức chưa đối chiếu được", "formula not checked"),
    "fill_no_unit": (
        "không có báo cáo nào của “{unit}”{near}",
        "no report of “{unit}”{near}",
    ),
    "fill_no_report": ("{unit} chưa có báo cáo {period}", "{unit} has no report of {period}"),
    "fill_not_said": (
        "báo cáo {period} của {unit} không có số này ({code})",
        "the report of {unit} on {period} does not say it ({code})",
    ),
    "fill_review": ("số này còn phải xem lại", "this value is still to be reviewed"),
    "fill_several": ("báo cáo ghi nhiều số: {texts}", "reports say several values: {texts}"),
    "fill_elsewhere": (
        "báo cáo kỳ khác ghi khác: {texts}",
        "reports of other periods say otherwise: {texts}",
    ),
    "fill_odd_unit": ("đơn vị tính khác: {unit}", "another measure: {unit}"),
    "fill_no_number": ("không phải một số điền được: {text}", "no number to put in: {text}"),
    "fill_from_nothing": ("kỳ trước bằng 0, không tính được", "nothing before to compare with"),
    "fill_no_measure": (
        "mẫu không ghi đơn vị tính của số tiền (đồng, triệu đồng, tỷ đồng)",
        "the form does not say of how much the amount is (đồng, triệu đồng, tỷ đồng)",
    ),
    "fill_too_long": (
        "số dài quá 15 chữ số, Excel không giữ đúng",
        "more than 15 digits, which Excel does not keep",
    ),
    "fill_day_format": ("ô định dạng ngày tháng", "the cell is formatted as a date"),
    "fill_percent_cell": (
        "ô định dạng %, số trong báo cáo không phải tỷ lệ",
        "the cell is formatted as %, the value is no share",
    ),
    "fill_head_period": (
        "đầu hàng, cột ghi {printed}, số cần điền là của {period}",
        "the heads say {printed}, the value would be of {period}",
    ),
    "fill_sum_differs": (
        "công thức của mẫu ra {form}, báo cáo ghi {report}",
        "the form's formula gives {form}, the report says {report}",
    ),
    "fill_sum_unworkable": (
        "báo cáo ghi {value}; còn ô trống hoặc công thức lạ nên chưa cộng được",
        "the report says {value}; cells are empty or the formula is not understood",
    ),
    "form_title_period": (
        "Trang “{sheet}” ghi {printed}, đang điền cho {period}: sửa tiêu đề của mẫu.",
        "The sheet “{sheet}” says {printed}, filled for {period}: mend the form's title.",
    ),
    "fill_unfinished": (
        "Công thức này tính từ ô còn để trống: kết quả chưa đủ.",
        "This formula takes cells that are still empty: its result is not complete.",
    ),
    "form_unfinished": (
        "Trang “{sheet}”: {count} công thức tính từ ô còn để trống, kết quả chưa đủ: {cells}.",
        "Sheet “{sheet}”: {count} formulas take cells left empty and are not complete: {cells}.",
    ),
    "form_sources": ("Nguồn số liệu của {form}, {period}", "Sources of {form}, {period}"),
    "form_confirmed_by": ("Dấu của mẫu do {person} xác nhận.", "Marks confirmed by {person}."),
    "draft_item_kind": (
        "mục {at} của outline phải có đúng một trong: heading, text, table, quotes",
        "item {at} of the outline must have one of: heading, text, table, quotes",
    ),
    "draft_code_unknown": (
        "mục {at} của outline: không có chỉ tiêu {code}",
        "item {at} of the outline: there is no indicator {code}",
    ),
    "draft_mark_broken": (
        "mục {at} của outline: không hiểu {mark}",
        "item {at} of the outline: {mark} is not understood",
    ),
    "draft_quotes_unknown": (
        "outline có quotes: {name} mà mục quotes không có tên ấy",
        "the outline has quotes: {name}, which is not among the quotes",
    ),
    "draft_slot_unknown": (
        "không có {slot} để thay; chỉ có: {slots}",
        "there is nothing to put in for {slot}; there are: {slots}",
    ),
    "draft_font_size": (
        "font_size phải là 13 hoặc 14, không phải {size}",
        "font_size must be 13 or 14, not {size}",
    ),
    "draft_changed": ("Đã đổi: {name}: {old} → {now}", "Changed: {name}: {old} → {now}"),
    "draft_kept": (
        "Giữ nguyên chữ người sửa: {name}: “{old}” (theo báo cáo nay: {now})",
        "Kept as a person typed it: {name}: “{old}” (by the reports now: {now})",
    ),
    "draft_absent": (
        "Có số mới mà bản thảo không có chỗ: {name}. Lập bản mới với tên khác để lấy.",
        "A new number has no place in the draft: {name}. Write a new draft to have it.",
    ),
    "draft_more": ("… và {count} dòng nữa như trên.", "… and {count} more lines like these."),
    "draft_renewed": (
        "Đã làm mới bản thảo: {changed} chỗ đổi, {kept} chỗ người sửa được giữ, {added} dòng thêm "
        "(đủ danh sách ở tệp “… (thay đổi).txt”). Bản cũ: {before}",
        "The draft is renewed: {changed} places changed, {kept} kept as typed, {added} "
        "rows added (all of them in “… (thay đổi).txt”). As it was before: {before}",
    ),
    "draft_written": (
        "Bản thảo kỳ {period}, cấp {level}: {units}/{expected} đơn vị, {numbers} số, {doubtful} số "
        "phải xem lại (nền vàng), {open} chỗ chưa có số.",
        "Draft of {period}, level {level}: {units}/{expected} units, {numbers} numbers, {doubtful} "
        "to be looked at (on yellow), {open} places without a number.",
    ),
    "csv_excel": (
        "CSV cho Excel tiếng Việt: {path} (tên cột: ten-cot.csv)",
        "CSV files for Vietnamese Excel: {path} (what columns are called: ten-cot.csv)",
    ),
    "letters_waiting": (
        "Chưa hỏi, xem tệp trước: {file} (có thể của {units})",
        "Not asked, look at the file first: {file} (may be of {units})",
    ),
    "letters_waiting_of_nobody": (
        "Chưa hỏi, xem tệp trước: {file} (chưa rõ của đơn vị nào)",
        "Not asked, look at the file first: {file} (nobody knows of which unit)",
    ),
    "letters_doubted": (
        "Chưa đưa vào công văn, xem lại trước: {unit}, {file}, trang {page}: {statement}",
        "Not in a letter, to be looked at first: {unit}, {file}, page {page}: {statement}",
    ),
    "letters_no_list": (
        "Không có danh sách đơn vị (--expected) nên không biết đơn vị nào chưa gửi báo cáo.",
        "Without a list of units (--expected) nobody is known to be missing.",
    ),
    "letters_no_due": (
        "Không có hạn nộp (--due) nên không xét gửi chậm.",
        "Without a due day (--due) no report is late.",
    ),
    "letters_kept": (
        "Công văn đã có người sửa được giữ tại {path}",
        "A letter that a person had changed is kept at {path}",
    ),
    "letters_written": (
        "{count} công văn cho kỳ {period} trong {path}: {missing} chưa gửi báo cáo, {late} gửi "
        "chậm, {contrary} có số không khớp.",
        "{count} letters on {period} in {path}: {missing} reports missing, {late} late, {contrary} "
        "with contradictions.",
    ),
    "form_filled": (
        "{filled} ô đã điền, {draft} ô điền tạm phải xem, {doubtful} ô để trống vì phải xem, "
        "{missing} ô không có số, {unconfirmed} ô chưa xác nhận dấu; công thức: {sum_holds} khớp, "
        "{sum_fails} không khớp báo cáo.",
        "{filled} cells filled, {draft} filled as a draft, {doubtful} left empty to be looked at, "
        "{missing} without a value, {unconfirmed} with unconfirmed marks; formulas: {sum_holds} "
        "agree, {sum_fails} disagree with the reports.",
    ),
    "form_dropped": (
        "{count} công thức được tính lại khi mở tệp (kết quả cũ đã bỏ, công thức giữ nguyên).",
        "{count} formulas are worked out when the file is opened (old results dropped, formulas "
        "kept).",
    ),
    "form_proposed": (
        "Mẫu này lần đầu: {proposed} ô chờ số, {sure} ô đã rõ (xanh). Mở {path}, xem các ô vàng, "
        "lưu lại (Ctrl+S), rồi chạy lại đúng lệnh này. Chưa ghi {out}.",
        "First time for this form: {proposed} cells wait for a number, {sure} are clear (green). "
        "Open {path}, see to the yellow cells, save it (Ctrl+S), then run this command again. "
        "{out} was not written.",
    ),
    "form_waiting": (
        "Chưa ai xem và lưu {path}. Mở, xem các ô vàng, lưu lại (Ctrl+S), rồi chạy lại; hoặc thêm "
        "--accept để nhận các ô xanh. Chưa ghi {out}.",
        "Nobody has gone through {path} and saved it. Open it, see to the yellow cells, save it "
        "(Ctrl+S), then run again; or add --accept to take the green cells. {out} was not written.",
    ),
    "form_more": ("… và {count} ô nữa, xem trang Nguồn", "… and {count} more, see the sheet Nguồn"),
    "part_drawing": ("hình vẽ, hộp chữ", "drawing, text box"),
    "part_comments": ("ghi chú của ô", "comments"),
    "part_chart": ("biểu đồ", "chart"),
    "part_pivot": (
        "bảng xoay (PivotTable): mở Excel rồi Làm mới",
        "pivot table: refresh it in Excel",
    ),
    "part_embedded": ("đối tượng nhúng", "embedded object"),
    "part_picture": ("ảnh", "picture"),
    "part_unknown": ("phần chương trình không biết", "part that is not known"),
    "check_marks": (
        "{marks} ô có dấu; {faults} dấu sai.",
        "{marks} marked cells; {faults} faults.",
    ),
    "check_carried": ("Giữ nguyên, không đọc: {part} ({what})", "Kept, not read: {part} ({what})"),
    "check_marked_part": (
        "Có dấu {{{{…}}}} trong {part}: sẽ KHÔNG được điền; chuyển dấu vào ô",
        "There are marks in {part}: they will NOT be filled; move them into cells",
    ),
    "check_chart_sheet": ("Trang biểu đồ, giữ nguyên: {sheet}", "Chart sheet, kept: {sheet}"),
    "check_head_line": (
        "Trang “{sheet}” có dấu ở đầu trang, chân trang in: sẽ KHÔNG được điền",
        "The sheet “{sheet}” has marks in its header or footer: they will NOT be filled",
    ),
    "check_protected": (
        "Trang “{sheet}” có khóa bảo vệ: vẫn điền được, khóa giữ nguyên",
        "The sheet “{sheet}” is protected: it is filled, the protection stays",
    ),
    "check_hidden": (
        "Trang “{sheet}” có {number} hàng, cột ẩn: không đề xuất cho các ô ấy",
        "The sheet “{sheet}” has {number} hidden rows or columns: nothing is proposed there",
    ),
    "check_unsteady": (
        "Trang “{sheet}”: {number} công thức không rõ lấy từ ô nào ({cells}); kết quả cũ sẽ bỏ, "
        "Excel tính lại",
        "The sheet “{sheet}”: {number} formulas hang on cells nobody can tell ({cells}); old "
        "results are dropped, Excel works them out",
    ),
    "check_unmarked": (
        "Trang “{sheet}”: {number} ô chờ số chưa có dấu ({cells})",
        "The sheet “{sheet}”: {number} cells wait for a number and have no mark ({cells})",
    ),
    "check_numbers": (
        "Trang “{sheet}”: {number} ô đã có số, không đề xuất ({cells})",
        "The sheet “{sheet}”: {number} cells hold a number, nothing is proposed ({cells})",
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
    "taken_back": (
        "Đã nhận {taken} dòng gõ trong {book}, không nhận {refused} dòng (chi tiết: {report})",
        "{taken} rows typed into {book} are taken, {refused} are not (see {report})",
    ),
    "refused_back": (
        "  dòng {line}, {file}, “{raw}”: {typed} – {why}",
        "  line {line}, {file}, “{raw}”: {typed} – {why}",
    ),
    "kept_beside": (
        "{name} đã có người sửa; bản ấy được giữ ở {other}",
        "{name} was changed by a person; that version is kept as {other}",
    ),
    "corrections_torn": (
        "corrections.csv có dòng ghi dở cuối tệp, không tính; {refused} dòng khác không đọc được",
        "the last line of corrections.csv was not written whole and is left out; {refused} other "
        "lines cannot be read",
    ),
    "corrections_open": (
        "{count} điều đã sửa cần xem lại (trang Đã sửa của so-lieu.xlsx)",
        "{count} decisions must be looked at again (sheet Đã sửa of so-lieu.xlsx)",
    ),
}

# Faults in rule files, as those who write rules are told them.
RULE_FAULTS: dict[str, Sentence] = {
    "rule_line": ("{file}, dòng {line}", "{file}, line {line}"),
    "rule_field_missing": (
        "thiếu trường “{field}”; viết thêm trường này",
        "the field “{field}” is missing; write it",
    ),
    "rule_field_unknown": (
        "không có trường nào tên “{field}”; sửa lại tên trường",
        "there is no field “{field}”; mend its name",
    ),
    "rule_field_near": ("(có phải “{near}”?)", "(is it “{near}”?)"),
    "rule_value_not_of": (
        "“{field}” không thể là “{value}”; chọn một trong: {allowed}",
        "“{field}” cannot be “{value}”; choose one of: {allowed}",
    ),
    "rule_value_no_text": (
        "“{field}” phải là chữ, đang là “{value}”; đặt trong dấu nháy “ ' ”",
        "“{field}” must be text, it is “{value}”; put it between quotes",
    ),
    "rule_value_no_number": (
        "“{field}” phải là một số, đang là “{value}”",
        "“{field}” must be a number, it is “{value}”",
    ),
    "rule_value_no_list": (
        "“{field}” phải là danh sách: viết [một, hai] hoặc mỗi dòng một mục sau dấu “- ”",
        "“{field}” must be a list: write [one, two], or each item on its line behind “- ”",
    ),
    "rule_value_no_fields": (
        "“{field}” phải gồm các trường, mỗi trường một dòng “tên: giá trị”",
        "“{field}” must hold fields, each on its line as “name: value”",
    ),
    "rule_value_form": (
        "“{field}” không thể là “{value}”; mã viết chữ thường không dấu, gạch dưới, có dấu chấm "
        "giữa chủ đề và tên (mot_cua.may_lay_so)",
        "“{field}” cannot be “{value}”; codes are small letters without marks and _, with a dot "
        "between subject and name (mot_cua.may_lay_so)",
    ),
    "rule_value_empty": (
        "“{field}” để trống hoặc quá ngắn; viết thêm",
        "“{field}” is empty or too short; write more",
    ),
    "rule_file_large": ("{file}: tệp quá lớn (trên 5 MB)", "{file}: too large (over 5 MB)"),
    "rule_file_not_utf8": (
        "{file}: không phải UTF-8; lưu lại tệp với mã hóa UTF-8",
        "{file}: not UTF-8; save the file as UTF-8",
    ),
    "rule_file_yml": (
        "{file}: đổi tên tệp thành {name}, tên khác không được đọc",
        "{file}: rename it to {name}, other names are not read",
    ),
    "rule_file_unknown": (
        "{file}: chương trình không có tệp quy tắc tên này; có phải {near}?",
        "{file}: the program has no rule file of this name; is it {near}?",
    ),
    "rule_file_no_list": (
        "tệp phải là danh sách các mục, mỗi mục bắt đầu bằng “- ”",
        "the file must be a list of records, each behind “- ”",
    ),
    "rule_csv_heading": ("dòng đầu phải là: {heading}", "the first line must be: {heading}"),
    "rule_csv_columns": (
        "dòng có {got} cột, phải có {wanted}",
        "the line has {got} columns, it must have {wanted}",
    ),
    "rule_key_twice": (
        "mục “{name}” viết hai lần: chỉ mục sau được dùng; gộp hai mục làm một hoặc đổi tên",
        "“{name}” is written twice, and only the second would count: join the two or rename one",
    ),
    "rule_not_yaml": (
        "viết chưa đúng dạng ({problem}); xem lại dấu cách đầu dòng, dấu hai chấm, dấu ngoặc, "
        "dấu nháy ở dòng này và dòng trên",
        "not well written ({problem}); look at blanks, colons, brackets and quotes of this line "
        "and the one above",
    ),
    "rule_nameless": (
        "mục không có tên; viết trường “{field}”",
        "the record has no name; write the field “{field}”",
    ),
    "rule_nothing_to_change": (
        "chương trình không có mục tên này để thêm, bớt; sửa tên, hoặc bỏ dấu + - sau tên trường "
        "và viết cả mục",
        "the program has no record of this name to add to; mend the name, or take + - away and "
        "write the whole record",
    ),
    "rule_twice": (
        "tên này có hai mục; bỏ một mục hoặc đổi tên",
        "two records have this name; drop or rename one",
    ),
    "rule_no_pattern": (
        "“pattern” không phải biểu thức chính quy ({problem})",
        "“pattern” is no regular expression ({problem})",
    ),
    "rule_no_piece": (
        "pieces.yaml không có mảnh ghép “{piece}”",
        "pieces.yaml has no piece “{piece}”",
    ),
    "rule_no_wordings": (
        "thiếu “wordings” (cách viết) hoặc “follows”",
        "“wordings” or “follows” is missing",
    ),
    "rule_no_whole": (
        "có “as_part” mà không “arithmetic” nào cho biết là một phần của chỉ tiêu nào",
        "“as_part” stands without any “arithmetic” that tells what it is a part of",
    ),
    "rule_no_code": (
        "không có chỉ tiêu nào mã “{code}”; sửa mã",
        "no indicator has the code “{code}”; mend it",
    ),
    "rule_no_subject": (
        "mục subjects (objects, actions) của words.yaml không có “{subject}”; sửa hoặc thêm vào đó",
        "subjects (objects, actions) in words.yaml has no “{subject}”; mend it or add it there",
    ),
    "wording_brackets": (
        "“{words}”: ngoặc phải đóng và không lồng nhau",
        "“{words}”: brackets must close and not stand in one another",
    ),
    "wording_no_slot": (
        "“{words}” phải có {slot} (chỗ của số), đúng một lần",
        "“{words}” must hold {slot} (where the figure is), once",
    ),
    "wording_only_slot": (
        "“{words}” không có chữ nào ngoài chỗ của số",
        "“{words}” has no words besides the figure",
    ),
    "example_no_figure": (
        "số trong « » được đọc khác (kèm đơn vị, hay không phải số liệu), hoặc chưa đặt « »",
        "what is in « » is read otherwise (with a unit, or as no figure), or « » is missing",
    ),
    "example_unmarked": (
        "ví dụ chưa đặt số trong « »: “{text}”",
        "no « » in the example “{text}”",
    ),
    "example_must_get": (
        "phải nhận {code}, lại được: {got}, trong “{text}”",
        "wanted {code}, got {got} in “{text}”",
    ),
    "example_must_not_get": (
        "không được nhận {code}, lại được: {got}, trong “{text}”",
        "must not get {code}, got {got} in “{text}”",
    ),
    "example_must_take": (
        "phải lấy {wanted}, lại lấy {got}, trong “{text}”",
        "wanted {wanted}, took {got} in “{text}”",
    ),
    "example_must_not_take": (
        "không được lấy gì, lại lấy {got}, trong “{text}”",
        "must take nothing, took {got} in “{text}”",
    ),
    "example_must_say": (
        "phải nêu {wanted}, lại nêu {got}, trong “{text}”",
        "wanted {wanted}, got {got} in “{text}”",
    ),
    "example_must_not_say": (
        "không được nêu gì, lại nêu {got}, trong “{text}”",
        "must say nothing, said {got} in “{text}”",
    ),
    "office_rules": (
        "Quy tắc riêng: {folder} ({records} mục)",
        "Own rules: {folder} ({records} records)",
    ),
    "office_rules_missed": (
        "Lần trước thư mục này dùng quy tắc riêng “{name}”, lần này không: thêm --patterns nếu "
        "quên.",
        "This folder was read with the own rules “{name}” before, now without: add --patterns if "
        "forgotten.",
    ),
    "review_at": (
        "Trang xem lại: {address}\nDừng: Ctrl+C (tự dừng khi lâu không ai dùng).",
        "The page is at {address}\nCtrl+C stops it (it stops by itself when nobody uses it).",
    ),
    "import_conflict": (
        "{file}, trang {page}, “{raw}”, {field}: ở đây “{here}” ({here_by}), bên kia “{there}” "
        "({there_by}): giữ quyết định ở đây.",
        "{file}, page {page}, “{raw}”, {field}: here “{here}” ({here_by}), there “{there}” "
        "({there_by}): the one here is kept.",
    ),
    "imported": (
        "Đã nhận {taken} quyết định, {known} đã có sẵn, {conflicts} mâu thuẫn. Chạy lại “solieu "
        "run” để ghi vào kết quả.",
        "{taken} decisions taken in, {known} known already, {conflicts} in conflict. Run “solieu "
        "run” to write them into the results.",
    ),
    "draft_in": (
        "{records} mục soạn sẵn đã ghi vào {path}; sửa mã, tên, cách viết, đổi tên tệp thành "
        '{name} rồi chạy “solieu patterns check --patterns "{folder}"”.',
        "{records} drafted records are in {path}; mend code, name and wordings, rename the file "
        'to {name}, then run “solieu patterns check --patterns "{folder}"”.',
    ),
    "draft_none": (
        "Mọi số liệu của báo cáo này đã có mã.",
        "Every figure of this report has a code.",
    ),
    "statuses_good": (
        "{words} từ báo tình trạng, {examples} ví dụ: đều đúng.",
        "{words} words of status, {examples} examples: all hold.",
    ),
    "said_good": (
        "{lists} danh sách từ để hiểu câu, {examples} ví dụ: đều đúng.",
        "{lists} lists of words of statements, {examples} examples: all hold.",
    ),
}


def say(key: str, **values: object) -> str:
    """A sentence of TALK, RULE_FAULTS or PAGE_REASONS, filled with the values. Raises KeyError."""
    sentence = TALK.get(key) or RULE_FAULTS.get(key) or PAGE_REASONS[key]
    return _chosen(sentence).format(**_shown(values))


def reason(doubt: Doubt) -> str:
    """The sentence of a doubt, filled with its words.

    >>> reason(Doubt.of("check_failed", statement="3 + 4 = 8"))
    'không khớp: 3 + 4 = 8'
    >>> reason(Doubt.of("second_reading", other=" "))
    'lần đọc thứ hai không thấy số ở chỗ này'
    """
    blank = f"{doubt.key}_blank"  # what is said where there are no words to quote
    has_words = any(value.strip() for _, value in doubt.values)
    key = doubt.key if has_words or blank not in REASONS else blank
    return _chosen(REASONS[key]).format(**_shown(dict(doubt.values)))


def error_text(code: str, values: dict[str, object]) -> tuple[str, str]:
    """Two sentences of an error: what happened, and what to do next."""
    what, then = ERRORS[code]
    words = _shown(values)
    return _chosen(what).format(**words).strip(), _chosen(then).format(**words)


def _shown(values: Mapping[str, object]) -> dict[str, object]:
    """The words for a sentence as they can be shown: what steers a terminal or turns the direction
    of writing is a replacement sign, other bytes than UTF-8 too."""
    return {name: _worded(value) for name, value in values.items()}


def _worded(value: object) -> object:
    if isinstance(value, OSError):
        return of_system(value)
    return value if isinstance(value, int) else shown(str(value))


def of_system(error: OSError) -> str:
    """What an error of the system means, in the user's language; its number where that is not
    known, and nothing where it has none.

    >>> of_system(OSError(errno.EROFS, "Read-only file system"))
    'Ổ đĩa chỉ cho đọc'
    """
    if error.errno is None:
        return ""
    return _chosen(OF_SYSTEM.get(error.errno, OTHER_OF_SYSTEM)).format(number=error.errno)


def shown(text: str) -> str:
    """Text of others as a terminal can print it.

    >>> shown("a\\x1b[31m.txt")
    'a\ufffd[31m.txt'
    """
    whole = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return STEERING.sub("\ufffd", whole)


def _chosen(sentence: Sentence) -> str:
    vietnamese, english = sentence
    return english if language == "en" else vietnamese
