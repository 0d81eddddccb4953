@echo off
rem Chay Solieu voi moi thu trong thu muc cua tep nay: solieu run "Bao cao" --out "Ket qua"
rem Keo tha thu muc: dung loi tat tren man hinh (keo_tha.py), khong phai tep nay.
setlocal EnableExtensions DisableDelayedExpansion
set "NOI=%~dp0"
set "PATH=%NOI%may;%NOI%may\Library\bin;%NOI%may\Scripts;%PATH%"
set "TESSDATA_PREFIX=%NOI%tessdata"
set "PYTHONUTF8=1"
rem Tesseract khong mo duoc tep tam trong thu muc co dau.
set "TMP=%NOI%tam"
set "TEMP=%NOI%tam"
if not exist "%TMP%\" mkdir "%TMP%"
"%NOI%may\python.exe" -m extractor %*
exit /b %ERRORLEVEL%
