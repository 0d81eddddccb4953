#!/usr/bin/env python3
"""Make the sample reports of samples/ and the gold of each, always the same bytes.

    .venv/bin/python benchmarks/make_samples.py [DIR]        (DIR: samples/ by default)

Four documents of invented units: a text report, a digital PDF, a scanned PDF with an incoming
stamp, a scanned official letter (PNG). Needs reportlab, Pillow, numpy, Poppler's pdftoppm and the
font Liberation Serif 2 (Debian: fonts-liberation2).

Each source below is text with every numeral marked up, so that the gold is exact by construction:
    {d:30/5/2023}  {d:III/2023|2023-Q3|period}          date | ISO | role (document if not said)
    {n:12/KH-UBND|Kế hoạch|09/01/2023|UBND tỉnh X}      document | type | date | issuer
    {r:23/28|unit|subject} {p:58,3%|subject} {c:1.471|unit|subject}
    {m:97m²|unit|subject} {t:12 tỷ 350 triệu đồng|subject}     ratio, percentage, count, measure, money
    {l:4|what it names} {s:1346|number}                  label, incoming stamp
`*` after the letter means planned, `!` assigned. A blank line parts blocks; a block may open with a
tag (.left .right .stamp .title .to .note .recipients .sign). <PAGE> breaks the page, <SUP> raises
the word's rest.
"""

import io
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import numpy
from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

AN_PHU = """\
.left
ỦY BAN NHÂN DÂN
HUYỆN AN PHÚ
Số: {n:145/BC-UBND|Báo cáo|12/6/2023|Ủy ban nhân dân huyện An Phú}

.right
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
An Phú, ngày {d:12 tháng 6 năm 2023|2023-06-12}

.title
BÁO CÁO
Kết quả công tác cải cách hành chính {d:6 tháng đầu năm 2023|2023-01/2023-06|period} và nhiệm vụ trọng tâm {d:6 tháng cuối năm 2023|2023-07/2023-12|period}

Thực hiện Công văn số {n:1182/SNV-CCHC|Công văn|30/5/2023|Sở Nội vụ tỉnh Cửu Long} ngày {d:30/5/2023} của Sở Nội vụ tỉnh Cửu Long về việc báo cáo định kỳ công tác cải cách hành chính, Ủy ban nhân dân huyện An Phú báo cáo kết quả thực hiện {d:6 tháng đầu năm 2023|2023-01/2023-06|period} trên địa bàn huyện như sau:

I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH

1. Ban hành và tổ chức thực hiện kế hoạch

Căn cứ Kế hoạch số {n:12/KH-UBND|Kế hoạch|09/01/2023|UBND tỉnh Cửu Long} ngày {d:09/01/2023} của UBND tỉnh Cửu Long, UBND huyện đã ban hành Kế hoạch số {n:08/KH-UBND|Kế hoạch|19/01/2023|UBND huyện} ngày {d:19/01/2023} về cải cách hành chính năm {d:2023}. Tính đến ngày {d:10/6/2023|2023-06-10|period} đã hoàn thành {r:23/28|nhiệm vụ|nhiệm vụ cải cách hành chính đã hoàn thành trên tổng số nhiệm vụ của kế hoạch năm 2023} nhiệm vụ, đạt {p:82,1%|tỷ lệ nhiệm vụ cải cách hành chính đã hoàn thành}; còn {c:05|nhiệm vụ|nhiệm vụ cải cách hành chính đang triển khai} nhiệm vụ đang triển khai. Dự kiến đến hết quý {d:III/2023|2023-Q3|period} sẽ hoàn thành {r*:26/28|nhiệm vụ|nhiệm vụ cải cách hành chính dự kiến hoàn thành đến hết quý III năm 2023} nhiệm vụ.

2. Kiểm tra cải cách hành chính

Theo Kế hoạch số {n:21/KH-UBND|Kế hoạch|14/02/2023|UBND huyện} ngày {d:14/02/2023} của UBND huyện, trong năm {d:2023} sẽ kiểm tra {c*:12|cơ quan, đơn vị|cơ quan, đơn vị sẽ kiểm tra cải cách hành chính trong năm 2023} cơ quan, đơn vị. Đến nay đã kiểm tra {r:06/12|cơ quan, đơn vị|cơ quan, đơn vị đã kiểm tra trên tổng số theo kế hoạch} cơ quan, đơn vị (gồm {c:02|phòng chuyên môn|phòng chuyên môn đã kiểm tra cải cách hành chính} phòng chuyên môn và {c:04|xã|xã đã kiểm tra cải cách hành chính} xã), đạt {p:50%|mức hoàn thành kế hoạch kiểm tra cải cách hành chính} kế hoạch. Qua kiểm tra đã chỉ ra {c:09|hạn chế|hạn chế phát hiện qua kiểm tra} hạn chế, trong đó {c:07|hạn chế|hạn chế đã khắc phục} hạn chế đã được khắc phục và {c:02|hạn chế|hạn chế đang khắc phục} hạn chế đang khắc phục.

3. Thông tin, tuyên truyền

Toàn huyện tổ chức {c:46|cuộc|cuộc tuyên truyền cải cách hành chính toàn huyện} cuộc tuyên truyền với {c:1.471|lượt người|lượt người dự tuyên truyền toàn huyện} lượt người tham dự, trong đó: cấp huyện {c:04|cuộc|cuộc tuyên truyền cấp huyện} cuộc với {c:312|lượt người|lượt người dự tuyên truyền cấp huyện} lượt người, cấp xã {c:42|cuộc|cuộc tuyên truyền cấp xã} cuộc với {c:1.159|lượt người|lượt người dự tuyên truyền cấp xã} lượt người. Đài Truyền thanh huyện phát {c:132|tin, bài|tin, bài về cải cách hành chính đã phát} tin, bài với tổng thời lượng {m:585 phút|phút|thời lượng phát thanh về cải cách hành chính}; treo {m:97m²|m²|diện tích băng rôn tuyên truyền cải cách hành chính} băng rôn tại xã Long Hòa {l:2|xã Long Hòa 2} và thị trấn An Phú.

II. KẾT QUẢ THỰC HIỆN CÁC NỘI DUNG

1. Cải cách thể chế

HĐND và UBND huyện đã ban hành {c:07|văn bản quy phạm pháp luật|văn bản quy phạm pháp luật cấp huyện đã ban hành} văn bản quy phạm pháp luật (trong đó: {c:02|nghị quyết|nghị quyết quy phạm pháp luật của HĐND huyện} nghị quyết và {c:05|quyết định|quyết định quy phạm pháp luật của UBND huyện} quyết định); rà soát {c:34|văn bản|văn bản quy phạm pháp luật đã rà soát} văn bản, đề nghị bãi bỏ {c:03|văn bản|văn bản quy phạm pháp luật đề nghị bãi bỏ} văn bản hết hiệu lực.

2. Cải cách thủ tục hành chính

a) Tiếp nhận và giải quyết hồ sơ

Tổng số hồ sơ tiếp nhận là {c:9.846|hồ sơ|hồ sơ thủ tục hành chính toàn huyện tiếp nhận} hồ sơ, gồm cấp huyện {c:2.318|hồ sơ|hồ sơ cấp huyện tiếp nhận} hồ sơ và cấp xã {c:7.528|hồ sơ|hồ sơ cấp xã tiếp nhận} hồ sơ. Đã giải quyết {c:9.512|hồ sơ|hồ sơ toàn huyện đã giải quyết} hồ sơ, trong đó trước hạn và đúng hạn {c:9.436|hồ sơ|hồ sơ toàn huyện giải quyết trước hạn và đúng hạn} hồ sơ, chiếm {p:99,2%|tỷ lệ hồ sơ giải quyết trước hạn và đúng hạn}; quá hạn {c:76|hồ sơ|hồ sơ toàn huyện giải quyết quá hạn} hồ sơ, chiếm {p:0,8%|tỷ lệ hồ sơ giải quyết quá hạn}. Số hồ sơ đang giải quyết là {c:334|hồ sơ|hồ sơ toàn huyện đang giải quyết} hồ sơ.

b) Cơ chế một cửa, một cửa liên thông

Thực hiện Nghị định số {n:61/2018/NĐ-CP|Nghị định|23/4/2018|Chính phủ} ngày {d:23/4/2018} của Chính phủ, đến nay {r:10/10|xã, thị trấn|xã, thị trấn đã kiện toàn Bộ phận Tiếp nhận và Trả kết quả} xã, thị trấn đã kiện toàn Bộ phận Tiếp nhận và Trả kết quả với {c:31|công chức|công chức làm việc tại Bộ phận Tiếp nhận và Trả kết quả cấp xã} công chức. Thời gian cấp giấy phép xây dựng nhà ở riêng lẻ giảm từ {m:20 ngày làm việc|ngày làm việc|thời gian cấp giấy phép xây dựng nhà ở riêng lẻ trước đây} xuống còn {m:15 ngày làm việc|ngày làm việc|thời gian cấp giấy phép xây dựng nhà ở riêng lẻ hiện nay}.

c) Dịch vụ công trực tuyến

Huyện đang cung cấp {c:214|dịch vụ công trực tuyến|dịch vụ công trực tuyến huyện đang cung cấp} dịch vụ công trực tuyến, trong đó có {c:96|dịch vụ|dịch vụ công trực tuyến mức độ 4} dịch vụ mức độ {l:4|dịch vụ công trực tuyến mức độ 4}. Tỷ lệ hồ sơ nộp trực tuyến đạt {p:61,5%|tỷ lệ hồ sơ nộp trực tuyến}, tăng {p:8,7%|mức tăng tỷ lệ hồ sơ nộp trực tuyến so với cùng kỳ năm 2022} so với cùng kỳ năm {d:2022}. Triển khai Đề án {l:06|Đề án 06}, Công an huyện đã kích hoạt {r:18.240/30.400|tài khoản|tài khoản định danh điện tử đã kích hoạt trên chỉ tiêu} tài khoản định danh điện tử, đạt {p:60%|mức hoàn thành chỉ tiêu kích hoạt tài khoản định danh điện tử} chỉ tiêu tỉnh giao.

3. Tổ chức bộ máy và chế độ công vụ

Năm {d:2023}, huyện được giao {c!:91|biên chế|biên chế công chức huyện được giao năm 2023} biên chế công chức; số có mặt là {c:87|người|công chức cấp huyện có mặt} người, gồm {c:26|người|công chức lãnh đạo, quản lý cấp huyện} người giữ chức vụ lãnh đạo, quản lý và {c:61|người|công chức chuyên môn cấp huyện} người làm chuyên môn. Huyện đã cử {c:64|lượt|lượt cán bộ, công chức được cử đi bồi dưỡng} lượt cán bộ, công chức đi bồi dưỡng. Giai đoạn {d:2021-2025} đến nay đã tinh giản {c:03|biên chế|biên chế đã tinh giản giai đoạn 2021-2025} biên chế.

4. Cải cách tài chính công

Kinh phí bố trí cho cải cách hành chính là {t:12 tỷ 350 triệu đồng|kinh phí bố trí cho cải cách hành chính}, trong đó sửa chữa trụ sở {t:11 tỷ 900 triệu đồng|kinh phí sửa chữa trụ sở} và mua sắm thiết bị {t:450 triệu đồng|kinh phí mua sắm thiết bị}. Đã giải ngân {t:6,175 tỷ đồng|kinh phí cải cách hành chính đã giải ngân}, đạt {p:50%|tỷ lệ giải ngân kinh phí cải cách hành chính}.

5. Xây dựng chính quyền điện tử

5.1. Ứng dụng công nghệ thông tin

Có {r:22/22|cơ quan, đơn vị|cơ quan, đơn vị dùng phần mềm quản lý văn bản và điều hành} cơ quan, đơn vị sử dụng phần mềm quản lý văn bản và điều hành; {p:98,6%|tỷ lệ văn bản đi được ký số} văn bản đi được ký số.

5.2. Áp dụng hệ thống quản lý chất lượng

Thực hiện Quyết định số {n:19/2014/QĐ-TTg|Quyết định|05/3/2014|Thủ tướng Chính phủ} ngày {d:05/3/2014} của Thủ tướng Chính phủ, {c:12|phòng chuyên môn|phòng chuyên môn duy trì hệ thống quản lý chất lượng ISO 9001:2015} phòng chuyên môn tiếp tục duy trì hệ thống quản lý chất lượng theo tiêu chuẩn ISO {l:9001:2015|tiêu chuẩn ISO 9001:2015}.

III. ĐÁNH GIÁ CHUNG

Chỉ số cải cách hành chính năm {d:2022} của huyện đạt {m:86,45/100 điểm|điểm|chỉ số cải cách hành chính năm 2022 của huyện trên thang 100 điểm}, xếp thứ {r:4/11|huyện, thị xã, thành phố|thứ hạng chỉ số cải cách hành chính của huyện trong tỉnh} huyện, thị xã, thành phố trong tỉnh. Tuy nhiên, việc số hóa hồ sơ ở một số xã còn chậm, chưa bảo đảm tiến độ đề ra.

IV. NHIỆM VỤ TRỌNG TÂM {d:6 THÁNG CUỐI NĂM 2023|2023-07/2023-12|period}

1. Phấn đấu đến ngày {d:31/12/2023|2023-12-31|period} hoàn thành {r*:28/28|nhiệm vụ|nhiệm vụ cải cách hành chính phấn đấu hoàn thành đến hết năm 2023} nhiệm vụ của Kế hoạch số {n:08/KH-UBND|Kế hoạch||}; tỷ lệ hồ sơ nộp trực tuyến đạt từ {p*:70%|tỷ lệ hồ sơ nộp trực tuyến phấn đấu} trở lên.

2. Hoàn thành kiểm tra {c*:06|cơ quan, đơn vị|cơ quan, đơn vị còn lại sẽ kiểm tra} cơ quan, đơn vị còn lại trong quý {d:IV/2023|2023-Q4|event}; giải ngân hết {t*:6 tỷ 175 triệu đồng|kinh phí cải cách hành chính còn lại sẽ giải ngân} còn lại trước ngày {d:15/12/2023|2023-12-15|event}.

Trên đây là báo cáo kết quả công tác cải cách hành chính {d:6 tháng đầu năm 2023|2023-01/2023-06|period} của UBND huyện An Phú./.

.recipients
Nơi nhận:
- Sở Nội vụ tỉnh;
- Thường trực Huyện ủy;
- Thường trực HĐND huyện;
- UBND các xã, thị trấn;
- Lưu: VT, PNV.

.sign
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Minh Khoa
"""

SO_LAO_DONG = """\
.left
ỦY BAN NHÂN DÂN TỈNH CỬU LONG
*SỞ LAO ĐỘNG -
*THƯƠNG BINH VÀ XÃ HỘI
Số: {n:512/BC-SLĐTBXH|Báo cáo|04/10/2024|Sở Lao động - Thương binh và Xã hội tỉnh Cửu Long}

.right
*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
*Độc lập - Tự do - Hạnh phúc
 
_Cửu Long, ngày {d:04 tháng 10 năm 2024|2024-10-04}

.title
BÁO CÁO
Kết quả công tác lao động, người có công và xã hội quý {d:III/2024|2024-Q3|period}, nhiệm vụ trọng tâm quý {d:IV/2024|2024-Q4|period}

Thực hiện chế độ thông tin, báo cáo định kỳ, Sở Lao động - Thương binh và Xã hội báo cáo Ủy ban nhân dân tỉnh kết quả quý {d:III/2024|2024-Q3|period} và lũy kế {d:9 tháng năm 2024|2024-01/2024-09|period} như sau:

I. KẾT QUẢ THỰC HIỆN

1. Lao động, việc làm

Trong quý {d:III/2024|2024-Q3|period}, toàn tỉnh giải quyết việc làm mới cho {c:6.284|lao động|lao động được giải quyết việc làm mới trong quý III năm 2024} lao động, nâng tổng số {d:9 tháng|2024-01/2024-09|period} lên {c:19.735|lao động|lao động được giải quyết việc làm mới 9 tháng năm 2024} lao động, đạt {p:98,7%|mức hoàn thành kế hoạch giải quyết việc làm năm 2024} kế hoạch năm (kế hoạch giao {c!:20.000|lao động|lao động cần giải quyết việc làm theo kế hoạch giao năm 2024} lao động). Có {c:412|lao động|lao động đi làm việc ở nước ngoài theo hợp đồng} lao động đi làm việc ở nước ngoài theo hợp đồng, gồm: Nhật Bản {c:268|người|lao động đi làm việc tại Nhật Bản} người, Đài Loan {c:97|người|lao động đi làm việc tại Đài Loan} người, các thị trường khác {c:47|người|lao động đi làm việc tại các thị trường khác} người. Tổ chức {c:14|phiên|phiên giao dịch việc làm đã tổ chức} phiên giao dịch việc làm với {c:3.950|lượt người|lượt người tham gia phiên giao dịch việc làm} lượt người tham gia.

Nguồn vốn vay giải quyết việc làm đã giải ngân {t:38 tỷ 640 triệu đồng|vốn vay giải quyết việc làm đã giải ngân} cho {c:702|dự án|dự án vay vốn giải quyết việc làm} dự án. Trung tâm Dịch vụ việc làm tiếp nhận {c:2.117|hồ sơ|hồ sơ đề nghị hưởng trợ cấp thất nghiệp} hồ sơ đề nghị hưởng trợ cấp thất nghiệp, tăng {p:3,6%|mức tăng hồ sơ đề nghị hưởng trợ cấp thất nghiệp so với cùng kỳ năm 2023} so với cùng kỳ năm {d:2023}; thời gian giải quyết bình quân là {m:17 ngày làm việc|ngày làm việc|thời gian bình quân giải quyết hồ sơ trợ cấp thất nghiệp}, sớm hơn so với quy định.<SUP>{l:1|dấu chú thích}

2. Giáo dục nghề nghiệp

Lũy kế {d:9 tháng|2024-01/2024-09|period} đã tuyển sinh {r:11.320/15.000|người|người được tuyển sinh giáo dục nghề nghiệp trên kế hoạch năm 2024} người, đạt {p:75,5%|mức hoàn thành kế hoạch tuyển sinh giáo dục nghề nghiệp} kế hoạch, gồm: cao đẳng {c:1.046|người|người được tuyển sinh trình độ cao đẳng} người, trung cấp {c:2.194|người|người được tuyển sinh trình độ trung cấp} người, sơ cấp và đào tạo thường xuyên {c:8.080|người|người được tuyển sinh sơ cấp và đào tạo thường xuyên} người. Trên địa bàn tỉnh có {c:21|cơ sở giáo dục nghề nghiệp|cơ sở giáo dục nghề nghiệp trên địa bàn tỉnh} cơ sở giáo dục nghề nghiệp, trong đó {c:13|cơ sở|cơ sở giáo dục nghề nghiệp công lập} cơ sở công lập và {c:08|cơ sở|cơ sở giáo dục nghề nghiệp ngoài công lập} cơ sở ngoài công lập.

3. Người có công

Trong quý đã chi trả {t:64,05 tỷ đồng|kinh phí chi trả trợ cấp người có công trong quý III năm 2024} trợ cấp cho {c:8.467|người có công|người có công được chi trả trợ cấp} người có công; xây mới {c:36|căn nhà|căn nhà tình nghĩa xây mới} căn nhà và sửa chữa {c:54|căn nhà|căn nhà tình nghĩa sửa chữa} căn nhà tình nghĩa. Nhân ngày {d:27/7/2024|2024-07-27|event}, các cấp đã trao {c:9.015|suất quà|suất quà trao cho gia đình người có công} suất quà.

Công tác xác nhận, công nhận người có công được thực hiện chặt chẽ, công khai; đã tiếp nhận {c:158|hồ sơ|hồ sơ đề nghị công nhận người có công và thân nhân} hồ sơ đề nghị công nhận người có công và thân nhân, giải quyết {c:151|hồ sơ|hồ sơ công nhận người có công đã giải quyết} hồ sơ, còn {c:07|hồ sơ|hồ sơ công nhận người có công đang xác minh} hồ sơ đang xác minh.

4. Giảm nghèo, bảo trợ xã hội

Công tác giảm nghèo tiếp tục được các cấp, các ngành quan tâm chỉ đạo, huy động nhiều nguồn lực hỗ trợ sinh kế, nhà ở cho hộ nghèo, cận nghèo. Theo đề nghị của Sở Lao động - Thương binh và Xã hội, UBND tỉnh đã ban hành Kế hoạch số {n:137/KH-<PAGE>UBND|Kế hoạch|15/8/2024|UBND tỉnh} ngày {d:15/8/2024} về giảm nghèo bền vững, giao các huyện, thành phố giảm {c!:1.200|hộ nghèo|hộ nghèo phải giảm trong năm 2024 theo chỉ tiêu giao} hộ nghèo trong năm {d:2024}. Đến hết tháng {d:9/2024|2024-09|period} đã giảm {c:934|hộ nghèo|hộ nghèo đã giảm đến hết tháng 9 năm 2024} hộ nghèo, đạt {p:77,8%|mức hoàn thành chỉ tiêu giảm hộ nghèo năm 2024} chỉ tiêu.

Toàn tỉnh đang trợ cấp xã hội hàng tháng cho {c:61.208|người|người hưởng trợ cấp xã hội hàng tháng} người, trong đó: người cao tuổi {c:35.117|người|người cao tuổi hưởng trợ cấp xã hội hàng tháng} người, người khuyết tật {c:24.506|người|người khuyết tật hưởng trợ cấp xã hội hàng tháng} người, các đối tượng khác {c:1.585|người|đối tượng khác hưởng trợ cấp xã hội hàng tháng} người.

II. KHÓ KHĂN, VƯỚNG MẮC

Có {r:03/11|huyện, thành phố|huyện, thành phố chưa hoàn thành rà soát nhà ở của người có công} huyện, thành phố chưa hoàn thành việc rà soát nhà ở của người có công; số liệu cung, cầu lao động ở cấp xã cập nhật chưa kịp thời.

III. NHIỆM VỤ TRỌNG TÂM QUÝ {d:IV/2024|2024-Q4|period}

1. Phấn đấu giải quyết việc làm mới cho {c*:5.500|lao động|lao động phấn đấu giải quyết việc làm mới trong quý IV năm 2024} lao động; hoàn thành tuyển sinh {c*:3.680|người|người còn lại phải tuyển sinh giáo dục nghề nghiệp} người còn lại trước ngày {d:30/11/2024|2024-11-30|event}.

2. Tổng điều tra, rà soát hộ nghèo theo chuẩn nghèo giai đoạn {d:2022-2025} quy định tại Nghị định số {n:07/2021/NĐ-CP|Nghị định|27/01/2021|Chính phủ} ngày {d:27/01/2021} của Chính phủ.

Trên đây là báo cáo của Sở Lao động - Thương binh và Xã hội về kết quả công tác quý {d:III/2024|2024-Q3|period}./.

.note
{l:1|dấu chú thích} Nghị định số {n:28/2015/NĐ-CP|Nghị định|12/3/2015|Chính phủ} ngày {d:12/3/2015} của Chính phủ quy định thời hạn giải quyết là {m:20 ngày làm việc|ngày làm việc|thời hạn quy định giải quyết hồ sơ trợ cấp thất nghiệp}.

.recipients
Nơi nhận:
- UBND tỉnh;
- Giám đốc, các Phó Giám đốc;
- Các phòng thuộc Sở;
- Lưu: VT, KHTC.

.sign
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Lê Thị Thu Hà
"""

TAN_LOC = """\
.left
*ỦY BAN NHÂN DÂN
*XÃ TÂN LỘC
 
Số: {n:87/BC-UBND|Báo cáo|05/12/2022|Ủy ban nhân dân xã Tân Lộc}

.stamp
PHÒNG NỘI VỤ HUYỆN AN PHÚ
ĐẾN
Số: {s:1346|number}
Ngày: {d:09/12/2022|2022-12-09|received}
Chuyển: {s:3|forward_to}

.right
*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
*Độc lập - Tự do - Hạnh phúc
 
_Tân Lộc, ngày {d:05 tháng 12 năm 2022|2022-12-05}

.title
BÁO CÁO
Kết quả thực hiện công tác cải cách hành chính năm {d:2022}

Thực hiện Công văn số {n:318/PNV-CCHC|Công văn|21/11/2022|Phòng Nội vụ huyện An Phú} ngày {d:21/11/2022} của Phòng Nội vụ huyện An Phú về việc báo cáo cải cách hành chính năm {d:2022}, Ủy ban nhân dân xã Tân Lộc báo cáo như sau:

I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH

1. Kế hoạch cải cách hành chính

UBND xã đã ban hành Kế hoạch số {n:05/KH-UBND|Kế hoạch|14/01/2022|UBND xã} ngày {d:14/01/2022} về cải cách hành chính năm {d:2022}, gồm {c:18|nhiệm vụ|nhiệm vụ trong kế hoạch cải cách hành chính năm 2022 của xã} nhiệm vụ. Đến nay đã hoàn thành {r:16/18|nhiệm vụ|nhiệm vụ cải cách hành chính của xã đã hoàn thành} nhiệm vụ, đạt {p:88,9%|tỷ lệ nhiệm vụ cải cách hành chính của xã đã hoàn thành}; dự kiến đến ngày {d:31/12/2022|2022-12-31|period} hoàn thành {r*:18/18|nhiệm vụ|nhiệm vụ cải cách hành chính của xã dự kiến hoàn thành đến hết năm 2022} nhiệm vụ.

2. Tuyên truyền

Xã phối hợp với các đoàn thể tổ chức {c:27|buổi|buổi tuyên truyền về cải cách hành chính} buổi tuyên truyền tại ấp {l:3|ấp 3} và các ấp còn lại với {c:1.085|lượt người|lượt người dự tuyên truyền về cải cách hành chính} lượt người dự; Đài Truyền thanh xã phát {c:52|lượt|lượt phát thanh về cải cách hành chính} lượt với thời lượng {m:260 phút|phút|thời lượng phát thanh về cải cách hành chính}.

II. KẾT QUẢ THỰC HIỆN

1. Cải cách thủ tục hành chính

a) Niêm yết thủ tục hành chính

Xã niêm yết công khai {c:142|thủ tục hành chính|thủ tục hành chính được niêm yết công khai tại xã} thủ tục hành chính tại Bộ phận Tiếp nhận và Trả kết quả có diện tích {m:48m²|m²|diện tích Bộ phận Tiếp nhận và Trả kết quả của xã}, bố trí {c:05|công chức|công chức làm việc tại Bộ phận Tiếp nhận và Trả kết quả của xã} công chức.

b) Giải quyết hồ sơ

Trong năm đã tiếp nhận {c:3.264|hồ sơ|hồ sơ xã tiếp nhận trong năm 2022} hồ sơ, giải quyết {c:3.241|hồ sơ|hồ sơ xã giải quyết trong năm 2022} hồ sơ, trong đó đúng hạn {c:3.230|hồ sơ|hồ sơ xã giải quyết đúng hạn} hồ sơ, trễ hạn {c:11|hồ sơ|hồ sơ xã giải quyết trễ hạn} hồ sơ; đang giải quyết {c:23|hồ sơ|hồ sơ xã đang giải quyết} hồ sơ. Có {c:640|hồ sơ|hồ sơ nộp trực tuyến mức độ 3 và 4} hồ sơ nộp trực tuyến mức độ {l:3|mức độ 3} và {l:4|mức độ 4}, chiếm {p:19,6%|tỷ lệ hồ sơ nộp trực tuyến trên hồ sơ tiếp nhận} tổng số hồ sơ tiếp nhận.

2. Cải cách tổ chức bộ máy

Xã được giao {c!:21|biên chế|biên chế cán bộ, công chức xã được giao} biên chế cán bộ, công chức theo Nghị định số {n:34/2019/NĐ-CP|Nghị định|24/4/2019|Chính phủ} ngày {d:24/4/2019} của Chính phủ; hiện có {c:20|người|cán bộ, công chức xã hiện có} người, gồm {c:10|cán bộ|cán bộ xã hiện có} cán bộ và {c:10|công chức|công chức xã hiện có} công chức.

3. Cải cách tài chính công

Tổng thu ngân sách xã năm {d:2022} đạt {t:7 tỷ 815 triệu đồng|tổng thu ngân sách xã năm 2022}, bằng {p:104,2%|tổng thu ngân sách xã năm 2022 so với dự toán} dự toán; kinh phí tự chủ tiết kiệm được {t:126.500.000 đồng|kinh phí tự chủ tiết kiệm được}.<PAGE>

4. Hiện đại hóa hành chính

Có {r:20/20|cán bộ, công chức|cán bộ, công chức xã có hộp thư điện tử công vụ} cán bộ, công chức được cấp hộp thư điện tử công vụ. Xã phát hành {c:1.318|văn bản|văn bản đi xã phát hành trong năm 2022} văn bản đi, trong đó {c:1.290|văn bản|văn bản đi được ký số} văn bản được ký số, đạt {p:97,9%|tỷ lệ văn bản đi được ký số}. Hệ thống quản lý chất lượng theo tiêu chuẩn ISO {l:9001:2015|tiêu chuẩn ISO 9001:2015} được duy trì, cải tiến.

III. ĐÁNH GIÁ CHUNG

Kết quả khảo sát {c:200|phiếu|phiếu khảo sát mức độ hài lòng} phiếu cho thấy {p:96,5%|tỷ lệ người dân hài lòng với sự phục vụ của xã} người dân hài lòng với sự phục vụ. Hạn chế: còn {c:02|nhiệm vụ|nhiệm vụ về số hóa hồ sơ chưa hoàn thành} nhiệm vụ về số hóa hồ sơ chưa hoàn thành do thiếu máy quét.

IV. PHƯƠNG HƯỚNG NĂM {d:2023}

1. Phấn đấu tỷ lệ hồ sơ nộp trực tuyến đạt {p*:40%|tỷ lệ hồ sơ nộp trực tuyến xã phấn đấu năm 2023} trở lên trong năm {d:2023}.

2. Trong quý {d:I/2023|2023-Q1|event}, ban hành kế hoạch cải cách hành chính và đăng ký ít nhất {c*:01|sáng kiến|sáng kiến cải cách hành chính xã đăng ký năm 2023} sáng kiến.

V. KIẾN NGHỊ

Đề nghị UBND huyện hỗ trợ {t*:85 triệu đồng|kinh phí đề nghị huyện hỗ trợ mua máy quét và máy tính} để mua {c*:02|máy quét|máy quét đề nghị hỗ trợ mua} máy quét và {c*:03|máy tính|máy tính đề nghị hỗ trợ mua} máy tính.

Trên đây là báo cáo kết quả thực hiện công tác cải cách hành chính năm {d:2022} của UBND xã Tân Lộc./.

.recipients
Nơi nhận:
- Phòng Nội vụ huyện;
- TT. Đảng ủy, TT. HĐND xã;
- Các ban, ngành, đoàn thể xã;
- Lưu: VT.

.sign
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Thạnh
"""

PHONG_NOI_VU = """\
.left
ỦY BAN NHÂN DÂN HUYỆN AN PHÚ
*PHÒNG NỘI VỤ
 
Số: {n:215/PNV-CCHC|Công văn|18/5/2021|Phòng Nội vụ huyện An Phú}
V/v báo cáo cải cách hành chính
{d:6 tháng đầu năm 2021|2021-01/2021-06|period}

.right
*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
*Độc lập - Tự do - Hạnh phúc
 
_An Phú, ngày {d:18 tháng 5 năm 2021|2021-05-18}

.to
Kính gửi: Ủy ban nhân dân các xã, thị trấn.

Thực hiện Công văn số {n:940/SNV-CCHC|Công văn|12/5/2021|Sở Nội vụ tỉnh Cửu Long} ngày {d:12/5/2021} của Sở Nội vụ tỉnh Cửu Long và Kế hoạch số {n:03/KH-UBND|Kế hoạch|11/01/2021|UBND huyện} ngày {d:11/01/2021} của UBND huyện về cải cách hành chính năm {d:2021}, Phòng Nội vụ đề nghị UBND các xã, thị trấn thực hiện một số nội dung sau:

1. Báo cáo kết quả {d:6 tháng đầu năm 2021|2021-01/2021-06|period} theo đề cương gửi kèm, số liệu tính đến ngày {d:31/5/2021|2021-05-31|period}; gửi về Phòng Nội vụ trước ngày {d:07/6/2021|2021-06-07|event}.

2. Qua theo dõi, trong quý {d:I/2021|2021-Q1|period} mới có {r:07/10|xã, thị trấn|xã, thị trấn gửi báo cáo đúng thời hạn trong quý I năm 2021} xã, thị trấn gửi báo cáo đúng thời hạn, đạt {p:70%|tỷ lệ xã, thị trấn gửi báo cáo đúng thời hạn trong quý I năm 2021}; còn {c:03|xã|xã gửi báo cáo chậm trong quý I năm 2021} xã gửi chậm từ {m:02 ngày|ngày|thời gian gửi báo cáo chậm ít nhất} đến {m:05 ngày|ngày|thời gian gửi báo cáo chậm nhiều nhất}. Đề nghị các đơn vị này rút kinh nghiệm.

3. Toàn huyện đã tiếp nhận {c:4.127|hồ sơ|hồ sơ toàn huyện tiếp nhận trong quý I năm 2021} hồ sơ, trong đó có {c:689|hồ sơ|hồ sơ nộp trực tuyến mức độ 3} hồ sơ nộp trực tuyến mức độ {l:3|mức độ 3}, chiếm {p:16,7%|tỷ lệ hồ sơ nộp trực tuyến mức độ 3 trên tổng số tiếp nhận}. Để đạt chỉ tiêu huyện giao là {p!:25%|tỷ lệ hồ sơ nộp trực tuyến huyện giao năm 2021} trong năm {d:2021}, đề nghị mỗi đơn vị tổ chức ít nhất {c*:02|đợt|đợt hướng dẫn người dân nộp hồ sơ trực tuyến mỗi đơn vị cần tổ chức} đợt hướng dẫn người dân.

4. Kinh phí hỗ trợ Bộ phận Tiếp nhận và Trả kết quả là {t:1 tỷ 240 triệu đồng|kinh phí hỗ trợ Bộ phận Tiếp nhận và Trả kết quả cấp xã}, thanh toán theo Thông tư số {n:26/2019/TT-BTC|Thông tư|10/5/2019|Bộ Tài chính} ngày {d:10/5/2019} của Bộ Tài chính.

Đề nghị UBND các xã, thị trấn quan tâm thực hiện./.

.recipients
Nơi nhận:
- Như trên;
- UBND huyện (báo cáo);
- Lưu: VT.

.sign
TRƯỞNG PHÒNG
Phạm Quốc Dũng
"""


def document(
    doc_type,
    number,
    issuer,
    level,
    district,
    title,
    period,
    signer,
    capacity,
    recipients,
    **received,
):
    record = {
        "kind": "document",
        "doc_type": doc_type,
        "number": number,
        "issuer": issuer,
        "issuer_level": level,
        "province": "Cửu Long",
        "district": district,
        "title": title,
        "period": period,
        "received_by": "",
        "received_number": "",
        "received_date": "",
        "forwarded_to": "",
        "signer": signer,
        "signer_capacity": capacity,
        "recipients": recipients,
    }
    return {**record, **received}


SAMPLES = {
    "bao-cao-cchc-an-phu-2023.txt": (
        AN_PHU,
        document(
            "Báo cáo",
            "145/BC-UBND",
            "Ủy ban nhân dân huyện An Phú",
            "huyện",
            "An Phú",
            "Kết quả công tác cải cách hành chính 6 tháng đầu năm 2023 và nhiệm vụ trọng tâm 6 tháng cuối năm 2023",
            "2023-01/2023-06",
            "Trần Minh Khoa",
            "TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH",
            [
                "Sở Nội vụ tỉnh",
                "Thường trực Huyện ủy",
                "Thường trực HĐND huyện",
                "UBND các xã, thị trấn",
                "Lưu: VT, PNV",
            ],
        ),
    ),
    "bao-cao-so-lao-dong-quy-3-2024.pdf": (
        SO_LAO_DONG,
        document(
            "Báo cáo",
            "512/BC-SLĐTBXH",
            "Sở Lao động - Thương binh và Xã hội tỉnh Cửu Long",
            "sở",
            "",
            "Kết quả công tác lao động, người có công và xã hội quý III/2024, nhiệm vụ trọng tâm quý IV/2024",
            "2024-Q3",
            "Lê Thị Thu Hà",
            "KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC",
            ["UBND tỉnh", "Giám đốc, các Phó Giám đốc", "Các phòng thuộc Sở", "Lưu: VT, KHTC"],
        ),
    ),
    "bao-cao-xa-tan-loc-2022.pdf": (
        TAN_LOC,
        document(
            "Báo cáo",
            "87/BC-UBND",
            "Ủy ban nhân dân xã Tân Lộc",
            "xã",
            "An Phú",
            "Kết quả thực hiện công tác cải cách hành chính năm 2022",
            "2022",
            "Nguyễn Văn Thạnh",
            "TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH",
            [
                "Phòng Nội vụ huyện",
                "TT. Đảng ủy, TT. HĐND xã",
                "Các ban, ngành, đoàn thể xã",
                "Lưu: VT",
            ],
            received_by="Phòng Nội vụ huyện An Phú",
            received_number="1346",
            received_date="2022-12-09",
            forwarded_to="3",
        ),
    ),
    "cong-van-phong-noi-vu-2021.png": (
        PHONG_NOI_VU,
        document(
            "Công văn",
            "215/PNV-CCHC",
            "Phòng Nội vụ huyện An Phú",
            "huyện",
            "An Phú",
            "báo cáo cải cách hành chính 6 tháng đầu năm 2021",
            "2021-01/2021-06",
            "Phạm Quốc Dũng",
            "TRƯỞNG PHÒNG",
            ["Như trên", "UBND huyện (báo cáo)", "Lưu: VT"],
        ),
    ),
}

MARK = re.compile(r"\{([dnrpcmtls])([*!]?):([^|{}]*)((?:\|[^|{}]*)*)\}")
HEADING = re.compile(r"(?:(?P<part>[IVX]+)\. |(?P<item>\d+(?:\.\d+)?)\. |(?P<letter>[a-zđ])\) )")
STATUS = {"": "actual", "*": "planned", "!": "assigned"}
SCALE = {"tỷ": 10**9, "triệu": 10**6, "nghìn": 10**3, "đồng": 1}
PAGE, SUP = "\f", "\x01"


# ---- markup -> plain text and gold records -------------------------------------------------


def number(raw):
    value = float(raw.replace(".", "").replace(",", "."))
    return int(value) if value == int(value) else value


def iso(raw):
    day = re.fullmatch(r"(\d+)/(\d+)/(\d{4})", raw)
    return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}" if day else raw.replace("-", "/")


def money(raw):
    parts = re.findall(r"([\d.,]+) (tỷ|triệu|nghìn|đồng)", raw)
    return round(sum(number(n) * SCALE[word] for n, word in parts))


def record(letter, sign, raw, fields):
    """The gold record (without its place) of one marked numeral."""
    fields = fields + [""] * 3
    clean, status = re.sub(r"\s+", "", raw), {"status": STATUS[sign]}
    if letter == "d":
        role = fields[1] or (
            "document" if re.match(r"\d+/\d+/\d{4}$", raw) or fields[0] else "period"
        )
        return {"kind": "date", "iso": fields[0] or iso(raw), "role": role}
    if letter == "n":
        return {
            "kind": "document_number",
            "canonical": clean,
            "doc_type": fields[0],
            "doc_date": iso(fields[1]),
            "issuer": fields[2],
        }
    if letter == "r":
        above, below = (number(part) for part in raw.split("/"))
        return {
            "kind": "ratio",
            "numerator": above,
            "denominator": below,
            "unit": fields[0],
            "subject": fields[1],
            **status,
        }
    if letter == "p":
        return {
            "kind": "percentage",
            "value": number(raw.rstrip("%")),
            "subject": fields[0],
            **status,
        }
    if letter == "c":
        return {
            "kind": "count",
            "value": number(raw),
            "unit": fields[0],
            "subject": fields[1],
            **status,
        }
    if letter == "m":
        return {
            "kind": "measure",
            "value": number(re.match(r"[\d.,]+", raw)[0]),
            "unit": fields[0],
            "subject": fields[1],
            **status,
        }
    if letter == "t":
        return {"kind": "money", "value": money(raw), "subject": fields[0], **status}
    return (
        {"kind": "label", "of": fields[0]}
        if letter == "l"
        else {"kind": "stamp", "field": fields[0]}
    )


def blocks(source):
    """[(tag, markup)]; a paragraph's tag is ''."""
    source = unicodedata.normalize("NFC", source).replace("<PAGE>", PAGE).replace("<SUP>", SUP)
    found = []
    for block in re.split(r"\n{2,}", source.strip("\n")):
        tag, _, rest = block.partition("\n") if block.startswith(".") else ("", "", block)
        found.append((tag.lstrip("."), rest))
    return found


def plain(markup):
    return MARK.sub(lambda m: m[3], markup)


def read(source):
    """Every block's (tag, plain text) and the records, `start`/`end` within their block."""
    path, texts, records, closing = ["", "", ""], [], [], False
    for index, (tag, markup) in enumerate(blocks(source)):
        heading = HEADING.match(plain(markup)) if not tag else None
        if heading and heading["part"]:
            path = [heading["part"], "", ""]
        elif heading and heading["item"]:
            path[1:] = [heading["item"], ""]
            markup = f"{{l:{heading['item']}|số thứ tự đề mục}}" + markup[heading.end("item") :]
        elif heading:
            path[2] = heading["letter"]
        closing = closing or plain(markup).startswith(("Trên đây là", "Đề nghị UBND các xã"))
        section = "" if closing or tag else ".".join(part for part in path if part)
        text, last = "", 0
        for mark in MARK.finditer(markup):
            text += markup[last : mark.start()]
            made = record(mark[1], mark[2], mark[3], mark[4].split("|")[1:])
            place = {
                "block": index,
                "start": len(text),
                "end": len(text) + len(mark[3]),
                "raw": mark[3].replace(PAGE, "\n"),
                "kind": made.pop("kind"),
                "section": section,
            }
            records.append({**place, **made})
            text, last = text + mark[3], mark.end()
        texts.append((tag, text + markup[last:]))
    return texts, records


def gold_of_text(texts, records):
    """The text file and its records with offsets."""
    starts, whole = [], ""
    for _, text in texts:
        starts.append(len(whole))
        whole += text + "\n\n"
    for item in records:
        offset = starts[item.pop("block")]
        item["start"], item["end"] = item["start"] + offset, item["end"] + offset
    return whole.rstrip("\n") + "\n", records


def gold_of_pages(texts, records):
    """Records numbered in reading order, with their page; the footnote at the foot of its mark's page."""
    marked = next((i for i, (_, text) in enumerate(texts) if SUP in text), None)
    note_section = next((r["section"] for r in records if r["block"] == marked), "")
    turned = [sum(text.count(PAGE) for _, text in texts[:i]) for i in range(len(texts))]
    ordered = []
    for item in records:
        block = item.pop("block")
        note = texts[block][0] == "note"
        page = 1 + (
            turned[marked] if note else turned[block] + texts[block][1][: item["start"]].count(PAGE)
        )
        if note:
            item["section"] = note_section
        ordered.append(
            (
                page,
                note,
                {
                    "start": 0,
                    "end": 0,
                    "page": page,
                    **{k: v for k, v in item.items() if k not in ("start", "end")},
                },
            )
        )
    ordered.sort(key=lambda entry: entry[:2])
    for running, (_, _, item) in enumerate(ordered, 1):
        item["start"] = item["end"] = running
    return [item for _, _, item in ordered]


# ---- pages ----------------------------------------------------------------------------------

LEFT, RIGHT, TOP, BOTTOM, SIZE, LEADING = (
    28 * mm,
    A4[0] - 17 * mm,
    A4[1] - 20 * mm,
    20 * mm,
    13,
    16.6,
)


def load_fonts(family="Liberation Serif"):
    """Liberation Serif is wanted in version 2 (version 1 has no Vietnamese letters)."""
    listed = subprocess.run(
        ["fc-list", f":lang=vi:family={family}", "file"], check=True, capture_output=True, text=True
    ).stdout
    found = {
        Path(line.rstrip(": ")).stem: line.rstrip(": ") for line in sorted(listed.splitlines())
    }
    for style in ("Regular", "Bold", "Italic", "BoldItalic"):
        stem = family.replace(" ", "")
        named = [
            f"{stem}-{style}",
            f"{stem}{style}",
            f"{stem}-{style}".replace("Italic", "Oblique"),
        ]
        if style == "Regular":
            named.append(stem)
        file = next((found[name] for name in named if name in found), None)
        if not file:
            sys.exit(
                f"{family} {style} with Vietnamese letters is missing (see benchmarks/README.md)"
            )
        pdfmetrics.registerFont(TTFont(style, file))


def width(text, font, size):
    return sum(
        pdfmetrics.stringWidth(part, font, size if i == 0 else size * 0.62)
        for i, part in enumerate(text.split(SUP))
    )


def wrap(text, font, size, room, indent=0):
    """Lines, each a list of words; a symbol is not broken."""
    lines, line, used = [], [], indent
    space = pdfmetrics.stringWidth(" ", font, size)
    for word in text.split():
        need = width(word, font, size) + (space if line else 0)
        if line and used + need > room:
            lines.append(line)
            line, used, need = [], 0, width(word, font, size)
        line.append(word)
        used += need
    return [*lines, line]


class Sheet:
    """A document being set, from the top of page 1."""

    def __init__(self, path):
        self.canvas, self.y, self.page = Canvas(str(path), pagesize=A4, invariant=1), TOP, 1

    def word(self, x, text, font, size):
        body, _, raised = text.partition(SUP)
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, self.y, body)
        if raised:
            x += pdfmetrics.stringWidth(body, font, size)
            self.canvas.setFont(font, size * 0.62)
            self.canvas.drawString(x, self.y + size * 0.36, raised)

    def centred(self, text, x, font, size, leading=LEADING):
        self.canvas.setFont(font, size)
        self.canvas.drawCentredString(x, self.y, text)
        self.y -= leading

    def rule(self, x, length):
        self.canvas.setLineWidth(0.6)
        self.canvas.line(x - length / 2, self.y + LEADING - 4, x + length / 2, self.y + LEADING - 4)

    def paragraph(
        self, text, font="Regular", size=SIZE, indent=10 * mm, filled=False, leading=LEADING
    ):
        """Justified; `filled`: the last line too, since the sentence goes on overleaf."""
        room, lines = RIGHT - LEFT, wrap(text, font, size, RIGHT - LEFT, indent)
        for index, line in enumerate(lines):
            shift = indent if index == 0 else 0
            gap = pdfmetrics.stringWidth(" ", font, size)
            if len(line) > 1 and (filled or index < len(lines) - 1):
                gap = (room - shift - sum(width(w, font, size) for w in line)) / (len(line) - 1)
            x = LEFT + shift
            for word in line:
                self.word(x, word, font, size)
                x += width(word, font, size) + gap
            self.y -= leading
        self.y -= 4
        assert self.y > BOTTOM - LEADING, f"page {self.page} runs over: {text[:40]}"

    def turn(self):
        self.canvas.showPage()
        self.page, self.y = self.page + 1, TOP + 6 * mm
        self.centred(str(self.page), A4[0] / 2, "Regular", SIZE, 2 * LEADING)

    def column(self, text, x, size=12):
        """Centred lines; * bold, _ italic."""
        for line in text.split("\n"):
            font = {"*": "Bold", "_": "Italic"}.get(line[:1], "Regular")
            self.centred(line.lstrip("*_"), x, font, size, 15)

    def head(self, texts):
        """Left and right column side by side."""
        for tag, x in (("left", 62 * mm), ("right", 145 * mm)):
            self.y = TOP
            self.column(dict(texts)[tag], x, 11.5)
        lines = max(text.count("\n") for tag, text in texts if tag in ("left", "right")) + 1
        self.y = TOP - 15 * lines - 10
        self.canvas.line(125 * mm, TOP - 20, 165 * mm, TOP - 20)

    def stamp(self, text):
        """The incoming stamp, top left under the number."""
        who, word, *lines = text.split("\n")
        top, x, wide, high = self.y + 14, 24 * mm, 50 * mm, 27 * mm
        self.canvas.setStrokeColorRGB(0.72, 0.2, 0.2), self.canvas.setFillColorRGB(0.72, 0.2, 0.2)
        self.canvas.setLineWidth(1.4), self.canvas.rect(x, top - high, wide, high)
        before, self.y = self.y, top - 12
        self.centred(who, x + wide / 2, "Bold", 8, 16)
        self.canvas.setFont("Bold", 13), self.canvas.drawString(x + 6, self.y - 18, word)
        for line in lines:
            self.canvas.setFont("Italic", 12)
            self.canvas.drawString(x + 50, self.y, line)
            self.y -= 18
        self.canvas.setFillColorRGB(0, 0, 0), self.canvas.setStrokeColorRGB(0, 0, 0)
        self.y = before

    def title(self, text, x, room):
        first, second = text.split("\n")
        self.centred(first, x, "Bold", 14)
        for line in wrap(second, "Bold", SIZE, room):
            self.centred(" ".join(line), x, "Bold", SIZE)
        self.rule(x, 25 * mm)
        self.y -= 12

    def note(self, text):
        """The footnote at the foot of this page."""
        before, self.y = self.y, BOTTOM + 14
        self.canvas.line(LEFT, self.y + 15, LEFT + 50 * mm, self.y + 15)
        mark, _, rest = text.partition(" ")
        self.word(LEFT, SUP + mark, "Regular", 10.5)
        self.paragraph(rest, size=10.5, indent=2 * mm, leading=12)
        self.y = before

    def foot(self, texts):
        """Recipients at the left, signature at the right."""
        top = self.y - 6
        for index, line in enumerate(dict(texts)["recipients"].split("\n")):
            self.canvas.setFont("BoldItalic" if index == 0 else "Regular", 12 if index == 0 else 11)
            self.canvas.drawString(LEFT, top - 14 * index, line)
        *capacity, name = dict(texts)["sign"].split("\n")
        self.y = top
        for line in capacity:
            self.centred(line, 145 * mm, "Bold", SIZE, 16)
        self.y -= 52
        self.centred(name, 145 * mm, "Bold", SIZE)
        assert self.y > BOTTOM - 20, "signature runs over"


def typeset(texts, path):
    """One document as a digital PDF."""
    sheet, named = Sheet(path), dict(texts)
    sheet.head(texts)
    note = named.get("note")
    if "stamp" in named:
        sheet.y -= 10
        sheet.stamp(named["stamp"])
    for tag, text in texts:
        if tag == "title":
            stamped = "stamp" in named
            sheet.title(text, (125 if stamped else 108) * mm, (90 if stamped else 140) * mm)
            sheet.y -= 26 if stamped else 0
        elif tag == "to":
            sheet.y -= 8
            sheet.centred(text, A4[0] / 2, "Regular", SIZE, 2 * LEADING)
        elif not tag:
            heading = HEADING.match(text)
            bold = heading and not text.endswith((".", PAGE)) and "Bold"
            before, turned, after = text.partition(PAGE)
            sheet.paragraph(before, bold or "Regular", filled=bool(turned and after))
            if turned:
                if note:
                    sheet.note(note)
                sheet.turn()
            if after:
                sheet.paragraph(after, indent=0)
    sheet.foot(texts)
    sheet.canvas.save()


def rasterise(pdf, dpi=200):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", str(dpi), "-png", str(pdf), f"{folder}/p"], check=True)
        return [Image.open(p).convert("RGB") for p in sorted(Path(folder).glob("p*.png"))]


def age(picture, seed, skew=0.6, blur=0.7, grain=7):
    """Grey, a little crooked, blurred and noisy, as from an office scanner."""
    grey = (
        picture.convert("L")
        .rotate(skew, Image.Resampling.BICUBIC, fillcolor=255)
        .filter(ImageFilter.GaussianBlur(blur))
    )
    noise = numpy.random.default_rng(seed).normal(-6, grain, (grey.height, grey.width))
    return Image.fromarray(numpy.clip(numpy.asarray(grey) + noise, 0, 255).astype("uint8"))


def scan_pdf(texts, path, work):
    typeset(texts, work)
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    for index, page in enumerate(rasterise(work)):
        jpeg = io.BytesIO()
        age(page, seed=2022 + index, skew=0.6 - 1.0 * index).save(
            jpeg, "JPEG", quality=55, dpi=(200, 200)
        )
        jpeg.seek(0)
        canvas.drawImage(ImageReader(jpeg), 0, 0, *A4)
        canvas.showPage()
    canvas.save()


def scan_png(texts, path, work):
    typeset(texts, work)
    page = age(rasterise(work)[0], seed=2021, skew=-0.3, blur=0.6, grain=3)
    page.point(lambda level: 255 if level > 225 else level).quantize(16).save(
        path, dpi=(200, 200), optimize=True
    )


def digital_pdf(texts, path, work):
    typeset(texts, path)


MAKERS = {
    "bao-cao-so-lao-dong-quy-3-2024.pdf": digital_pdf,
    "bao-cao-xa-tan-loc-2022.pdf": scan_pdf,
    "cong-van-phong-noi-vu-2021.png": scan_png,
}


def main():
    out = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent / "samples")
    out.mkdir(parents=True, exist_ok=True)
    load_fonts()
    with tempfile.TemporaryDirectory() as folder:
        for name, (source, about) in SAMPLES.items():
            (texts, records), path, work = read(source), out / name, Path(folder) / "digital.pdf"
            if name.endswith(".txt"):
                whole, records = gold_of_text(texts, records)
                path.write_text(whole, encoding="utf-8")
            else:
                records = gold_of_pages(texts, records)
                MAKERS[name](texts, path, work)
            lines = [json.dumps(item, ensure_ascii=False) for item in [about, *records]]
            path.with_name(f"{path.stem}.gold.jsonl").write_text(
                "\n".join(lines) + "\n", encoding="utf-8"
            )
            print(f"{name}: {len(records)} numerals, {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
