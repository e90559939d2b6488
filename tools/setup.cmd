@echo off
rem tools\setup.cmd run or check: .venv with the packages of the lock by their hashes, compiled translations.
rem A copy of the lock inside .venv is the stamp: while it is the same, nothing is installed and no network is needed.
setlocal
set "ROOT=%~dp0.."
set "LOCK=requirements.lock"
if "%~1"=="check" set "LOCK=requirements-check.lock"
set "VENV=%ROOT%\.venv"
set "PYTHON=%VENV%\Scripts\python.exe"

if exist "%PYTHON%" fc /b "%ROOT%\%LOCK%" "%VENV%\%LOCK%" >nul 2>&1 && goto words

"%PYTHON%" -c "import pip" >nul 2>&1 && goto packages
set "FOUND="
for %%V in (3.13 3.12 3.11) do if not defined FOUND (
    py -%%V -c "" >nul 2>&1 && set "FOUND=%%V"
)
if not defined FOUND (
    echo xacai: Python 3.11, 3.12 or 3.13 for Windows, 64 bit, is needed and was not found.
    exit /b 1
)
echo xacai: making .venv with Python %FOUND%
if exist "%VENV%" rmdir /s /q "%VENV%"
py -%FOUND% -m venv "%VENV%" || exit /b 1

:packages
echo xacai: installing Python packages from %LOCK%
"%PYTHON%" -m pip install --quiet --disable-pip-version-check --no-input --only-binary :all: --require-hashes -r "%ROOT%\%LOCK%"
if errorlevel 1 (
    echo xacai: the Python packages could not be installed. Is there a network? Then run the same command again.
    exit /b 1
)
copy /y "%ROOT%\%LOCK%" "%VENV%\%LOCK%" >nul
if "%~1"=="check" copy /y "%ROOT%\requirements.lock" "%VENV%\requirements.lock" >nul

:words
"%PYTHON%" "%ROOT%\tools\translations.py" compile
exit /b %ERRORLEVEL%
