"""Texts of reports that several tests read."""

REPORT = """ỦY BAN NHÂN DÂN HUYỆN AN PHÚ
Số: 215/BC-UBND
An Phú, ngày 12 tháng 12 năm 2024

BÁO CÁO
Kết quả công tác cải cách hành chính năm 2024

Trong năm, UBND huyện đã tiếp nhận 1.250 hồ sơ, trong đó trực tuyến 1.000 hồ sơ, trực tiếp 251 hồ sơ; đã giải quyết 1.240 hồ sơ, đạt 99,2%.
"""
OTHER = REPORT.replace("AN PHÚ", "BÌNH MINH").replace("215/", "41/").replace("1.250", "1.251")
