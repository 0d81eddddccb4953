#requires -Version 5.1
<#
.SYNOPSIS
Cài Solieu cho người đang dùng máy, không cần quyền quản trị.

.DESCRIPTION
Mọi thứ nằm trong một thư mục: Python, Tesseract với tiếng Việt, Poppler và Solieu. Ngoài thư mục ấy chỉ có lối tắt trên màn hình,
lối tắt trong "Gửi tới" và một dòng trong PATH của riêng người dùng. Chạy lại thì cập nhật. Gỡ bằng -GoBo.

.PARAMETER ThuMuc
Nơi cài. Không ghi thì là %LOCALAPPDATA%\Solieu, hoặc C:\Users\Public\Solieu khi tên người dùng có dấu (Tesseract không mở được
tệp trong thư mục như vậy).

.PARAMETER ChiLoiTat
Chỉ tạo lối tắt cho thư mục đã chép từ máy khác sang, cùng đường dẫn: dùng cho máy không có mạng.

.PARAMETER GoBo
Gỡ: xóa thư mục cài, lối tắt và dòng trong PATH. Kết quả của các lần chạy không bị xóa.
#>
[CmdletBinding()]
param(
    [string]$ThuMuc = "",
    [switch]$ChiLoiTat,
    [switch]$GoBo
)

Set-StrictMode -Version 2
$ErrorActionPreference = "Stop"
[Console]::OutputEncoding = [System.Text.Encoding]::UTF8
[Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor 3072  # TLS 1.2
$ProgressPreference = "SilentlyContinue"  # thanh tiến độ làm việc tải chậm đi nhiều lần

$Nguon = Split-Path -Parent $PSScriptRoot  # thư mục của chương trình
$Dau = "solieu-cai-dat.txt"  # có tệp này thì thư mục là do tệp lệnh này tạo, mới được xóa
$CanTrong = 3GB
$Micromamba = "https://github.com/mamba-org/micromamba-releases/releases/latest/download/micromamba-win-64"
$DuLieuChu = "https://github.com/tesseract-ocr/tessdata_fast/raw/4.1.0"
$KenhGoi = "conda-forge"

# Dữ liệu chữ của Tesseract, mã SHA-256 của bản đã dùng khi đo độ chính xác.
$BoChu = @(
    @{ Ten = "vie.traineddata"; Tai = "vie.traineddata"
       Ma = "79df64caf7bcfb2a27df5042ecb6121e196eada34da774956995747636d5bfa1" },
    @{ Ten = "Vietnamese.traineddata"; Tai = "script/Vietnamese.traineddata"
       Ma = "30546eea618459e79761f962391e6879778b026ad7b4459a11664a1b654758bd" },
    @{ Ten = "osd.traineddata"; Tai = "osd.traineddata"
       Ma = "9cf5d576fcc47564f11265841e5ca839001e7e6f38ff7f7aacf46d15a96b00ff" }
)

function Dung-Lai([string]$LyDo, [string]$LamGi) {
    Write-Host ""
    Write-Host $LyDo -ForegroundColor Red
    Write-Host "-> $LamGi"
    exit 1
}

function Noi-Cai {
    if ($ThuMuc) {
        $noi = [IO.Path]::GetFullPath($ThuMuc)
        if ($noi -match "[^\x20-\x7E]") {
            Dung-Lai "Đường dẫn $noi có dấu: Tesseract không mở được tệp ở đó." "Chọn thư mục không dấu, ví dụ -ThuMuc D:\Solieu"
        }
        return $noi
    }
    $rieng = Join-Path $env:LOCALAPPDATA "Solieu"
    if ($rieng -match "[^\x20-\x7E]") { return (Join-Path $env:PUBLIC "Solieu") }
    return $rieng
}

function Tai-Ve([string]$DiaChi, [string]$Tep) {
    $dang = "$Tep.dang-tai"
    try {
        Invoke-WebRequest -Uri $DiaChi -OutFile $dang -UseBasicParsing
    } catch {
        Dung-Lai "Không tải được $DiaChi ($($_.Exception.Message))." "Kiểm tra mạng, máy chủ proxy rồi chạy lại; phần đã tải được giữ lại."
    }
    Move-Item -Force -LiteralPath $dang -Destination $Tep
}

function Chay([string]$Viec, [string]$ChuongTrinh, [string[]]$ThamSo) {
    Write-Host "$Viec ..."
    $cu = $ErrorActionPreference
    $ErrorActionPreference = "Continue"  # dòng trên luồng lỗi không phải là hỏng
    & $ChuongTrinh @ThamSo 2>&1 | ForEach-Object { "$_" } | Out-File -Append -Encoding utf8 $script:NhatKy
    $ma = $LASTEXITCODE
    $ErrorActionPreference = $cu
    if ($ma -ne 0) {
        Dung-Lai "$Viec không xong (mã $ma)." "Xem cuối tệp $script:NhatKy; kiểm tra mạng và chỗ trống rồi chạy lại."
    }
}

function Cai-BoChu([string]$Noi) {
    $cho = Join-Path $Noi "tessdata"
    New-Item -ItemType Directory -Force -Path $cho | Out-Null
    foreach ($bo in $BoChu) {
        $tep = Join-Path $cho $bo.Ten
        if (-not (Test-Path -LiteralPath $tep)) { Tai-Ve "$DuLieuChu/$($bo.Tai)" $tep }
        $ma = (Get-FileHash -Algorithm SHA256 -LiteralPath $tep).Hash
        if ($ma -ne $bo.Ma) {
            if ((Get-Item -LiteralPath $tep).Length -lt 102400) {
                Remove-Item -LiteralPath $tep
                Dung-Lai "Tệp $($bo.Ten) tải về không phải dữ liệu chữ." "Chạy lại; nếu vẫn vậy, mạng của cơ quan chặn github.com."
            }
            Write-Warning "$($bo.Ten) khác bản đã dùng khi đo độ chính xác."
        }
    }
}

function Cho-LoiTat {
    $manHinh = [Environment]::GetFolderPath("Desktop")
    $guiToi = [Environment]::GetFolderPath("SendTo")
    return @($manHinh, $guiToi) | Where-Object { $_ } | ForEach-Object { Join-Path $_ "Solieu.lnk" }
}

function Tao-LoiTat([string]$Noi) {
    $vo = New-Object -ComObject WScript.Shell
    foreach ($tep in Cho-LoiTat) {
        $loiTat = $vo.CreateShortcut($tep)
        # Thẳng tới python.exe: qua một tệp .cmd thì tên thư mục có dấu & bị hiểu là lệnh.
        $loiTat.TargetPath = Join-Path $Noi "may\python.exe"
        $loiTat.Arguments = '"' + (Join-Path $Noi "keo_tha.py") + '"'
        $loiTat.WorkingDirectory = [Environment]::GetFolderPath("MyDocuments")
        $loiTat.Description = "Kéo thư mục báo cáo thả vào đây"
        $loiTat.Save()
    }
    $duong = @("$([Environment]::GetEnvironmentVariable('Path', 'User'))" -split ";" | Where-Object { $_ })
    if ($duong -notcontains $Noi) {
        [Environment]::SetEnvironmentVariable("Path", (($duong + $Noi) -join ";"), "User")
    }
}

function Go-Bo([string]$Noi) {
    if ((Test-Path -LiteralPath $Noi) -and -not (Test-Path -LiteralPath (Join-Path $Noi $Dau))) {
        Dung-Lai "$Noi không phải thư mục do tệp này cài." "Không xóa gì. Ghi đúng nơi cài sau -ThuMuc."
    }
    foreach ($tep in Cho-LoiTat) { Remove-Item -Force -LiteralPath $tep -ErrorAction SilentlyContinue }
    $duong = @("$([Environment]::GetEnvironmentVariable('Path', 'User'))" -split ";" | Where-Object { $_ -and $_ -ne $Noi })
    [Environment]::SetEnvironmentVariable("Path", ($duong -join ";"), "User")
    if (Test-Path -LiteralPath $Noi) {
        try {
            Remove-Item -Recurse -Force -LiteralPath $Noi
        } catch {
            Dung-Lai "Chưa xóa hết $Noi ($($_.Exception.Message))." "Đóng các cửa sổ đang chạy Solieu rồi chạy lại."
        }
    }
    Write-Host "Đã gỡ Solieu. Các thư mục kết quả vẫn còn."
}

function Kiem-Tra([string]$Noi) {
    if (-not [Environment]::Is64BitOperatingSystem) {
        Dung-Lai "Máy dùng Windows 32 bit." "Cần Windows 10 hoặc 11, 64 bit."
    }
    if (-not (Test-Path -LiteralPath (Join-Path $Nguon "pyproject.toml"))) {
        Dung-Lai "Không thấy chương trình cạnh tệp này." "Giải nén cả thư mục của Solieu rồi chạy lại từ đó."
    }
    $o = Get-PSDrive -Name $Noi.Substring(0, 1) -ErrorAction SilentlyContinue
    if ($o -and $o.Free -and $o.Free -lt $CanTrong) {
        Dung-Lai "Ổ $($Noi.Substring(0, 2)) còn dưới 3 GB." "Dọn bớt, hoặc cài sang ổ khác: -ThuMuc D:\Solieu"
    }
    $coSan = (Test-Path -LiteralPath $Noi) -and (Get-ChildItem -Force -LiteralPath $Noi | Select-Object -First 1)
    if ($coSan -and -not (Test-Path -LiteralPath (Join-Path $Noi $Dau))) {
        Dung-Lai "Thư mục $Noi đã có thứ khác." "Chọn thư mục mới sau -ThuMuc."
    }
}

$noi = Noi-Cai
if ($GoBo) { Go-Bo $noi; exit 0 }
if ($ChiLoiTat) {
    if (-not (Test-Path -LiteralPath (Join-Path $noi $Dau))) {
        Dung-Lai "Không thấy Solieu ở $noi." "Chép cả thư mục từ máy đã cài sang đúng đường dẫn ấy rồi chạy lại."
    }
    Tao-LoiTat $noi
    Write-Host "Đã tạo lối tắt."
    exit 0
}

Kiem-Tra $noi
New-Item -ItemType Directory -Force -Path $noi | Out-Null
Set-Content -Encoding utf8 -LiteralPath (Join-Path $noi $Dau) -Value "Thư mục của Solieu. Gỡ bằng: cai-dat.cmd -GoBo"
$script:NhatKy = Join-Path $noi "cai-dat.log"
Write-Host "Cài vào $noi (cần mạng, khoảng 10 phút)."

$goi = Join-Path $noi "micromamba.exe"
if (-not (Test-Path -LiteralPath $goi)) { Tai-Ve $Micromamba $goi }
$may = Join-Path $noi "may"
$goc = Join-Path $noi "goi"
$lenh = if (Test-Path -LiteralPath (Join-Path $may "conda-meta")) { "install" } else { "create" }
Chay "Python, Tesseract, Poppler" $goi @(
    $lenh, "--yes", "--no-rc", "--root-prefix", $goc, "--prefix", $may,
    "--channel", $KenhGoi, "--override-channels", "python=3.12", "tesseract>=5", "poppler"
)
Cai-BoChu $noi
$python = Join-Path $may "python.exe"
Chay "Solieu và thư viện" $python @("-m", "pip", "install", "--upgrade", "--no-warn-script-location", $Nguon)
Chay "Dọn tệp tải về" $goi @("clean", "--yes", "--no-rc", "--root-prefix", $goc, "--all")
foreach ($tep in "Solieu.cmd", "keo_tha.py") {
    Copy-Item -Force -LiteralPath (Join-Path $PSScriptRoot $tep) -Destination $noi
}
Tao-LoiTat $noi

& (Join-Path $noi "Solieu.cmd") doctor
if ($LASTEXITCODE -ne 0) {
    Dung-Lai "Cài xong nhưng còn thiếu như trên." "Chạy lại tệp này; nếu vẫn vậy, gửi tệp $script:NhatKy cho người hỗ trợ."
}
Write-Host ""
Write-Host "Xong. Kéo thư mục báo cáo thả vào biểu tượng Solieu trên màn hình." -ForegroundColor Green
Write-Host "Mở cửa sổ lệnh mới thì gõ được: solieu"
