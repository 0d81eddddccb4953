@echo off
rem Nhay dup tep nay de cai Solieu. Go bo: cai-dat.cmd -GoBo
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0cai-dat.ps1" %*
set "MA=%ERRORLEVEL%"
pause
exit /b %MA%
